package dev.signet.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie to set, always {@code HttpOnly; SameSite=Lax} (RFC 6265bis).
 *
 * @param name the full name, prefix included
 * @param value as it is, not yet percent-encoded
 * @param maxAge its lifetime; null for a cookie that ends with the browser's session
 * @param scope where it is sent
 */
public record SetCookie(String name, String value, @Nullable Duration maxAge, Scope scope) {

    /**
     * Where a cookie is sent.
     *
     * @param domain null for the host that set it alone
     * @param secure whether it is sent over TLS alone
     */
    public record Scope(@Nullable String domain, boolean secure) {}

    /** A cookie that removes the one of this name. */
    public static SetCookie expired(String name, Scope scope) {
        return new SetCookie(name, "", Duration.ZERO, scope);
    }

    /** The value of the header field {@code Set-Cookie}. */
    public String headerValue() {
        StringBuilder header = new StringBuilder(name).append('=').append(encode(value));
        if (maxAge != null) {
            header.append("; Max-Age=").append(maxAge.plusMillis(999).toSeconds());
        }
        if (scope.domain() != null) {
            header.append("; Domain=").append(scope.domain());
        }
        header.append("; Path=/; HttpOnly");
        if (scope.secure()) {
            header.append("; Secure");
        }
        return header.append("; SameSite=Lax").toString();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
