package dev.signet.interop;

import java.net.URL;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Claims in one form, whatever types a library gives them: numbers and times as {@code double}, because JavaScript has
 * no other and some Java libraries take it as well; {@code aud} as a list, because one string means a list of one
 * (RFC 7519 section 4.1.3).
 */
final class ClaimValues {
    private ClaimValues() {}

    static Map<String, @Nullable Object> canonical(Map<String, ?> claims) {
        Map<String, @Nullable Object> canonical = new LinkedHashMap<>();
        claims.forEach((name, value) -> canonical.put(name, value(value)));
        canonical.computeIfPresent("aud", (name, value) -> value instanceof List<?> ? value : List.of(value));
        return canonical;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Number number) {
            return number(number.doubleValue());
        } else if (value instanceof Instant time) {
            return (double) time.getEpochSecond();
        } else if (value instanceof ZonedDateTime time) {
            return (double) time.toEpochSecond();
        } else if (value instanceof Date time) {
            return (double) time.toInstant().getEpochSecond();
        } else if (value instanceof URL url) {
            return url.toString();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(String.valueOf(name), value(member)));
            return copy;
        } else if (value instanceof Collection<?> collection) {
            return Arrays.asList(collection.stream().map(ClaimValues::value).toArray());
        }
        return value;
    }

    /** Zero has one sign here, and what a double cannot hold is the word that JavaScript has for it. */
    private static Object number(double number) {
        if (Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        return number == 0 ? 0.0 : number;
    }
}
