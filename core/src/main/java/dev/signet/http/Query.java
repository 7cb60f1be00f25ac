package dev.signet.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decoded {@code application/x-www-form-urlencoded} parameters: of a query, or of a form. Immutable. */
public final class Query {

    /** No parameter at all. */
    public static final Query NONE = new Query(Map.of());

    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Parses {@code a=1&b=2}; of a repeated name the first value counts, and a broken percent sign stands for itself.
     */
    public static Query parse(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Query(parameters);
    }

    /** These, and this one, which takes the place of those of its name. */
    public Query with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Query(more);
    }

    /** The value of a parameter. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** All of them, in the order of arrival. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
