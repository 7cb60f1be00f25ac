package dev.signet.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cookies of one site, kept as RFC 6265bis section 5 tells browsers to. */
final class CookieJar {

    /** A cookie of more than this is dropped by browsers. */
    private static final int MAX_SIZE = 4096;

    private static final Duration MAX_AGE = Duration.ofDays(400);

    /** A value, and when it is forgotten; null with the browser's session. */
    private record Cookie(String value, @Nullable Instant expiresAt) {}

    private final InstantSource clock;
    private final boolean secureSite;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    CookieJar(InstantSource clock, boolean secureSite) {
        this.clock = clock;
        this.secureSite = secureSite;
    }

    /** Takes a {@code Set-Cookie}. */
    void receive(String setCookie) {
        List<String> parts = List.of(setCookie.split("; "));
        String name = parts.get(0).substring(0, parts.get(0).indexOf('='));
        String value = parts.get(0).substring(name.length() + 1);
        boolean secure = parts.contains("Secure");
        boolean refused = (secure && !secureSite)
                || (name.toLowerCase(Locale.ROOT).startsWith("__secure-") && !secure)
                || name.length() + value.length() > MAX_SIZE;
        if (!refused) {
            cookies.remove(name);
            cookies.put(name, new Cookie(value, expiry(parts)));
        }
    }

    /** What is sent now. */
    Map<String, String> sent() {
        Instant now = clock.instant();
        Map<String, String> live = new LinkedHashMap<>();
        cookies.forEach((name, cookie) -> {
            if (cookie.expiresAt() == null || now.isBefore(cookie.expiresAt())) {
                live.put(name, cookie.value());
            }
        });
        return live;
    }

    /** The header field {@code Cookie}, empty without a cookie. */
    String header() {
        return sent().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    void put(String name, String value) {
        cookies.put(name, new Cookie(value, null));
    }

    void putAll(CookieJar other) {
        cookies.putAll(other.cookies);
    }

    void remove(String name) {
        cookies.remove(name);
    }

    void endSession() {
        cookies.values().removeIf(cookie -> cookie.expiresAt() == null);
    }

    private @Nullable Instant expiry(List<String> parts) {
        return parts.stream()
                .filter(part -> part.startsWith("Max-Age="))
                .map(part -> Duration.ofSeconds(Long.parseLong(part.substring("Max-Age=".length()))))
                .map(age -> clock.instant().plus(age.compareTo(MAX_AGE) > 0 ? MAX_AGE : age))
                .findFirst()
                .orElse(null);
    }
}
