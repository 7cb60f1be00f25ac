package dev.signet.engine;

import dev.signet.http.HttpRequest;
import dev.signet.http.Query;
import dev.signet.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Step: reads the body up to the limit, and parses what its media type says it is. A body without a type is none. */
final class BodyReader {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    Body read(HttpRequest request, Route<?, ?> route) {
        if (route.method().equals("GET")) {
            return Body.NONE;
        }
        String contentType = request.header("content-type").orElse("");
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean form = mediaType.equals(FORM) && route.readsForms();
        if (!contentType.isEmpty() && !form && !mediaType.equals(JSON)) {
            throw unsupported(contentType, route);
        }
        byte[] content = content(request);
        if (content.length == 0 || contentType.isEmpty()) {
            return Body.NONE;
        }
        return new Body(true, form ? parseForm(content) : parseJson(content));
    }

    private byte[] content(HttpRequest request) {
        try {
            byte[] content = request.body().readNBytes(limit + 1);
            if (content.length > limit) {
                throw CoreError.PAYLOAD_TOO_LARGE.error();
            }
            return content;
        } catch (IOException broken) {
            throw CoreError.BAD_REQUEST.error();
        }
    }

    private static Object parseForm(byte[] content) {
        return new LinkedHashMap<>(
                Query.parse(new String(content, StandardCharsets.UTF_8)).asMap());
    }

    private static @Nullable Object parseJson(byte[] content) {
        try {
            return Json.parse(content);
        } catch (IllegalArgumentException malformed) {
            throw CoreError.BAD_REQUEST.error();
        }
    }

    private static AuthException unsupported(String contentType, Route<?, ?> route) {
        String printable = contentType.replaceAll("[^\\x20-\\x7e]", "?");
        String shown = printable.substring(0, Math.min(printable.length(), 100));
        String allowed = route.readsForms() ? FORM + ", " + JSON : JSON;
        return AuthException.of(
                CoreError.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type \"" + shown + "\" is not allowed. Allowed types: " + allowed);
    }
}
