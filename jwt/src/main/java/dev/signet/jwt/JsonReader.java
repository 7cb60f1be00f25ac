package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object (RFC 8259) from UTF-8 bytes and refuses everything two parsers could read differently:
 * duplicate members, invalid UTF-8, lone surrogates, trailing data. Values become {@code String}, {@code Long},
 * {@code BigDecimal}, {@code Boolean}, null, and unmodifiable {@code Map} and {@code List} in document order.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 8;

    private final byte[] in;
    private final int maxValues;
    private int at;
    private int values;

    /** Reads from this place on, at most {@code maxValues} values on all levels together. */
    JsonReader(byte[] in, int at, int maxValues) {
        this.in = in;
        this.at = at;
        this.maxValues = maxValues;
    }

    /** The object that is all of these bytes and holds at most {@code maxValues} values on all levels together. */
    static Map<String, @Nullable Object> readObject(byte[] json, int maxValues) {
        JsonReader reader = new JsonReader(json, JsonScan.open(json), maxValues);
        Map<String, @Nullable Object> object = reader.object(1);
        JsonScan.close(json, reader.at);
        return object;
    }

    /** Where the next byte is read. */
    int at() {
        return at;
    }

    /** The string from behind its opening quote. */
    String string() {
        int start = at;
        int end = JsonScan.plainStringEnd(in, start);
        if (end != JsonScan.NOT_PLAIN) {
            at = end + 1;
            return new String(in, start, end - start, StandardCharsets.ISO_8859_1);
        }
        JsonString rest = new JsonString(in, start);
        String text = rest.read();
        at = rest.end();
        return text;
    }

    /** The value in an object or array of this depth; the outermost object has depth one. */
    @Nullable
    Object value(int depth) {
        if (++values > maxValues) {
            throw malformed("too many values");
        }
        int start = at;
        int end = JsonScan.plainValueEnd(in, start);
        if (end != JsonScan.NOT_PLAIN) {
            at = end;
            return JsonScan.plainValue(in, start, end);
        }
        at++;
        return switch (in[start]) {
            case '"' -> string();
            case '{' -> object(deeper(depth));
            case '[' -> array(deeper(depth));
            default -> throw malformed("an unexpected character");
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        skipSpace();
        while (!JsonScan.isAt(in, at, '}')) {
            at = JsonScan.nextName(in, at, members.isEmpty());
            String name = string();
            // Names are compared after their escapes are resolved: an escaped spelling of "exp" is a duplicate of it.
            if (members.containsKey(name)) {
                throw malformed("a duplicate member name");
            }
            at = JsonScan.colon(in, at);
            members.put(name, value(depth));
            skipSpace();
        }
        at++;
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        skipSpace();
        while (!JsonScan.isAt(in, at, ']')) {
            if (!elements.isEmpty()) {
                at = JsonScan.expect(in, at, ',');
                skipSpace();
            }
            elements.add(value(depth));
            skipSpace();
        }
        at++;
        return Collections.unmodifiableList(elements);
    }

    private void skipSpace() {
        at = JsonScan.skipSpace(in, at);
    }

    private static int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw malformed("nesting deeper than " + MAX_DEPTH);
        }
        return depth + 1;
    }

    static JwtException malformed(String what) {
        return new JwtException(Reason.MALFORMED, "The JSON has " + what);
    }
}
