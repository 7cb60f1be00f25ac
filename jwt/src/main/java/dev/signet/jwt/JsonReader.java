package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigDecimal;
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
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_EXPONENT_DIGITS = 3;
    private static final int MAX_LONG_DIGITS = 18;

    private final byte[] in;
    private final int maxValues;
    private int at;
    private int values;

    private JsonReader(byte[] in, int maxValues) {
        this.in = in;
        this.maxValues = maxValues;
    }

    /** The object that is all of these bytes and holds at most {@code maxValues} values on all levels together. */
    static Map<String, @Nullable Object> readObject(byte[] json, int maxValues) {
        JsonReader reader = new JsonReader(json, maxValues);
        reader.skipSpace();
        reader.expect('{');
        Map<String, @Nullable Object> object = reader.object(1);
        reader.skipSpace();
        if (reader.at != json.length) {
            throw malformed("data after the JSON object");
        }
        return object;
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return Collections.unmodifiableMap(members);
        }
        while (true) {
            skipSpace();
            expect('"');
            String name = string();
            // Names are compared after their escapes are resolved, so an escaped spelling of "exp" is a duplicate of
            // it.
            if (members.containsKey(name)) {
                throw malformed("a duplicate member name");
            }
            skipSpace();
            expect(':');
            members.put(name, value(depth));
            skipSpace();
            if (peek() == '}') {
                at++;
                return Collections.unmodifiableMap(members);
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return Collections.unmodifiableList(elements);
        }
        while (true) {
            elements.add(value(depth));
            skipSpace();
            if (peek() == ']') {
                at++;
                return Collections.unmodifiableList(elements);
            }
            expect(',');
        }
    }

    private @Nullable Object value(int depth) {
        if (++values > maxValues) {
            throw malformed("too many values");
        }
        skipSpace();
        return switch (peek()) {
            case '"' -> {
                at++;
                yield string();
            }
            case '{' -> {
                at++;
                yield object(deeper(depth));
            }
            case '[' -> {
                at++;
                yield array(deeper(depth));
            }
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private static int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw malformed("nesting deeper than " + MAX_DEPTH);
        }
        return depth + 1;
    }

    private String string() {
        int start = at;
        while (at < in.length) {
            byte b = in[at];
            if (b == '"') {
                String plain = new String(in, start, at - start, StandardCharsets.ISO_8859_1);
                at++;
                return plain;
            }
            if (b < 0x20 || b == '\\') {
                JsonString rest = new JsonString(in, start);
                String text = rest.read();
                at = rest.end();
                return text;
            }
            at++;
        }
        throw malformed("an unfinished string");
    }

    private Object number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int intStart = at;
        int intDigits = digits();
        if (intDigits == 0 || (intDigits > 1 && in[intStart] == '0')) {
            throw malformed("an unexpected character");
        }
        boolean whole = true;
        if (peek() == '.') {
            at++;
            whole = false;
            if (digits() == 0) {
                throw malformed("a bad number");
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            whole = false;
            exponent();
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw malformed("a number too long");
        }
        String text = new String(in, start, at - start, StandardCharsets.ISO_8859_1);
        return whole && intDigits <= MAX_LONG_DIGITS ? Long.valueOf(text) : big(text, whole);
    }

    private static Object big(String text, boolean whole) {
        BigDecimal number = new BigDecimal(text);
        boolean fits = whole && number.unscaledValue().bitLength() < Long.SIZE;
        if (fits) {
            return number.longValueExact();
        }
        return number;
    }

    private void exponent() {
        if (peek() == '+' || peek() == '-') {
            at++;
        }
        int digits = digits();
        if (digits == 0 || digits > MAX_EXPONENT_DIGITS) {
            throw malformed("a bad exponent");
        }
    }

    private int digits() {
        int start = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private @Nullable Object literal(String word, @Nullable Object meaning) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return meaning;
    }

    private void skipSpace() {
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    private int peek() {
        return at < in.length ? in[at] : -1;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("an unexpected character");
        }
        at++;
    }

    static JwtException malformed(String what) {
        return new JwtException(Reason.MALFORMED, "The JSON has " + what);
    }
}
