package dev.signet.engine;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed body.
 *
 * @param sent whether there was one
 * @param value the JSON value; null for the literal as well as for nothing
 */
record Body(boolean sent, @Nullable Object value) {

    static final Body NONE = new Body(false, null);

    /** The members, if it is an object. */
    @SuppressWarnings("unchecked")
    Optional<Map<String, @Nullable Object>> members() {
        return value instanceof Map<?, ?> object
                ? Optional.of((Map<String, @Nullable Object>) object)
                : Optional.empty();
    }

    /** The type's name as the wire words it. */
    static String typeOf(boolean present, @Nullable Object value) {
        if (!present) {
            return "undefined";
        }
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof Iterable) {
            return "array";
        }
        return value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "number";
    }
}
