package dev.signet.spring;

import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that applications put into claims, as those of JSON: a time counts seconds, an address is text. */
final class ClaimValue {

    private ClaimValue() {}

    static Object of(Object value) {
        if (value instanceof Instant time) {
            return time.getEpochSecond();
        }
        if (value instanceof Date time) {
            return time.toInstant().getEpochSecond();
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof URL || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        return value instanceof Map<?, ?> members ? named(members) : value;
    }

    /**
     * An object, with values of JSON on every level.
     *
     * @throws IllegalArgumentException if a name is not a string
     */
    static Map<String, @Nullable Object> named(Map<?, ?> members) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("The keys of a map in a claim must be strings");
            }
            named.put(text, value == null ? null : of(value));
        });
        return named;
    }

    private static List<@Nullable Object> list(Collection<?> collection) {
        List<@Nullable Object> list = new ArrayList<>();
        collection.forEach(element -> list.add(element == null ? null : of(element)));
        return list;
    }
}
