package dev.signet.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cookies of a request (RFC 6265 section 4.2), values percent-decoded. Immutable. */
public final class Cookies {

    private static final int MAX_COOKIES = 100;

    private final Map<String, List<String>> values;

    private Cookies(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Parses {@code Cookie} header fields; malformed parts are passed over, and a name may come more than once. Of more
     * than 100 cookies none counts: a page on a sibling domain could plant so many that the one that was meant is cut off.
     */
    public static Cookies parse(List<String> fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int room = MAX_COOKIES;
        for (String field : fields) {
            String[] parts = field.split(";", room + 1);
            room -= parts.length;
            if (room < 0) {
                return new Cookies(Map.of());
            }
            for (String part : parts) {
                add(part, values);
            }
        }
        return new Cookies(values);
    }

    private static void add(String part, Map<String, List<String>> values) {
        int equals = part.indexOf('=');
        if (equals > 0) {
            String name = part.substring(0, equals).strip();
            decode(part.substring(equals + 1).strip())
                    .ifPresent(value -> values.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(value));
        }
    }

    /** The value of a cookie; of several with this name the first counts. */
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    /**
     * All values of a cookie. There is more than one when cookies of several domains or paths share the name: a page on
     * a sibling domain can plant one.
     */
    public List<String> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The value of a cookie that may have been split into {@code name.0}, {@code name.1} and so on. */
    public Optional<String> chunkedValue(String name) {
        if (values.containsKey(name)) {
            return value(name);
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; values.containsKey(name + "." + i); i++) {
            joined.append(value(name + "." + i).orElseThrow());
        }
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined.toString());
    }

    /** How many chunks of this cookie came along. */
    public int chunks(String name) {
        int count = 0;
        while (values.containsKey(name + "." + count)) {
            count++;
        }
        return count;
    }

    private static Optional<String> decode(String value) {
        if (value.indexOf('%') < 0) {
            return Optional.of(value);
        }
        try {
            // A plus sign stands for itself in a cookie; URLDecoder would make it a space.
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
