package dev.signet.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Header fields of a request; names are compared without regard to case (RFC 9110 section 5.1). Immutable. */
public final class Headers {

    /** No header field at all. */
    public static final Headers NONE = new Headers(Map.of());

    private final Map<String, List<String>> values;

    /** Parsed at the first use; two threads may both do it. */
    private @Nullable Cookies cookies;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The fields of this map, each with its values in order. */
    public static Headers of(Map<String, List<String>> fields) {
        Map<String, List<String>> lower = new LinkedHashMap<>();
        fields.forEach((name, list) -> lower.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(list));
        lower.replaceAll((name, list) -> List.copyOf(list));
        return new Headers(lower);
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a field, in the order of arrival. */
    public List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    Cookies cookies() {
        Cookies parsed = cookies;
        if (parsed == null) {
            parsed = Cookies.parse(all("cookie"));
            cookies = parsed;
        }
        return parsed;
    }
}
