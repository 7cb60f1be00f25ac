package dev.signet.engine;

import dev.signet.http.HttpResponse.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with an error of the protocol. It carries no stack trace: it is an answer, not a defect. */
public final class AuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;
    private final transient List<Header> headers = new ArrayList<>();

    /** The error of this code. */
    public AuthException(ErrorCode code) {
        this(code.detail().status(), code.name(), code.detail().message());
    }

    private AuthException(int status, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The error of this code, with a text that names the field. */
    public static AuthException of(ErrorCode code, String message) {
        return new AuthException(code.detail().status(), code.name(), message);
    }

    /** An error that the wire sends without a code. */
    public static AuthException withoutCode(int status, String message) {
        return new AuthException(status, null, message);
    }

    /** An error that the wire sends without a body. */
    public static AuthException withoutBody(int status) {
        return new AuthException(status, null, "");
    }

    /** Adds a header field to the response. */
    public AuthException header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The wire code; null where the protocol has none. */
    public @Nullable String code() {
        return code;
    }

    /** The sentence for a person; empty where the wire sends no body. */
    public String text() {
        return String.valueOf(getMessage());
    }

    List<Header> headers() {
        return List.copyOf(headers);
    }
}
