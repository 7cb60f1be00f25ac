package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes members of one object as compact JSON (RFC 8259) in UTF-8. Not thread-safe. */
final class JsonWriter {
    private static final long TEN_DIGITS = 1_000_000_000;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] out;
    private int size;

    /** An empty object, still open, with room for this many bytes before it must grow. */
    JsonWriter(int capacity) {
        this.out = new byte[capacity];
        out[size++] = '{';
    }

    /**
     * A member. The value is a string, an integer, a finite decimal, a boolean, null, or a list or map of such.
     *
     * @throws IllegalArgumentException if a string holds a lone surrogate, which UTF-8 cannot hold
     */
    JsonWriter member(String name, @Nullable Object value) {
        int before = size;
        try {
            name(name);
            value(value);
            return this;
        } catch (RuntimeException e) {
            // The caller may go on with what it has written before, also where a list of its own failed.
            size = before;
            throw e;
        }
    }

    /** As {@link #member(String, Object)}, the name given with the quotes and the colon around it. */
    JsonWriter member(byte[] quotedName, long value) {
        separate();
        raw(quotedName, 0, quotedName.length);
        number(value);
        return this;
    }

    /** The members of another object, which is still open. */
    JsonWriter members(JsonWriter other) {
        if (other.size > 1) {
            separate();
            raw(other.out, 1, other.size);
        }
        return this;
    }

    /** The closed object. The writer is at its end. */
    byte[] toBytes() {
        append('}');
        return Arrays.copyOf(out, size);
    }

    /** The closed object in base64url. The writer is at its end. */
    byte[] toBase64Url() {
        append('}');
        return Base64Url.encode(out, size);
    }

    /** The closed object. The writer is at its end. */
    String toText() {
        return new String(toBytes(), StandardCharsets.UTF_8);
    }

    /** An independent writer that has written the same. */
    JsonWriter copy() {
        return copy(0);
    }

    /** As {@link #copy()}, with room for this many bytes more. */
    JsonWriter copy(int room) {
        JsonWriter copy = new JsonWriter(size + room);
        System.arraycopy(out, 0, copy.out, 0, size);
        copy.size = size;
        return copy;
    }

    int size() {
        return size;
    }

    private void name(String name) {
        separate();
        string(name);
        append(':');
    }

    private void separate() {
        if (out[size - 1] != '{') {
            append(',');
        }
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            append('{');
            map.forEach((name, element) -> member((String) name, element));
            append('}');
        } else if (value instanceof List<?> list) {
            array(list);
        } else {
            ascii(String.valueOf(value));
        }
    }

    private void array(List<?> elements) {
        append('[');
        String separator = "";
        for (Object element : elements) {
            ascii(separator);
            value(element);
            separator = ",";
        }
        append(']');
    }

    private void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append('"');
        // What getBytes replaces by '?' is found in the careful way.
        if (utf8.length == text.length() && JsonScan.isPlain(utf8)) {
            raw(utf8, 0, utf8.length);
        } else {
            escaped(text, utf8);
        }
        append('"');
    }

    private void escaped(String text, byte[] utf8) {
        if (!Unicode.isWellFormed(text)) {
            throw new IllegalArgumentException("A lone surrogate cannot be written as UTF-8");
        }
        for (byte b : utf8) {
            switch (b) {
                case '"', '\\' -> escape(b);
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                case '\t' -> escape('t');
                default -> {
                    if (b >= 0 && b < ' ') {
                        ascii("\\u00");
                        append(HEX[b >> 4]);
                        append(HEX[b & 15]);
                    } else {
                        append(b);
                    }
                }
            }
        }
    }

    private void escape(int letter) {
        append('\\');
        append(letter);
    }

    private void number(long value) {
        if (value < TEN_DIGITS || value >= 10 * TEN_DIGITS) {
            ascii(Long.toString(value));
            return;
        }
        // The times of a token: two halves of five digits are quicker than one number.
        reserve(10);
        digits((int) (value / 100_000), size + 5);
        digits((int) (value % 100_000), size + 10);
        size += 10;
    }

    /** Writes five digits that end before this place. */
    private void digits(int value, int end) {
        int rest = value;
        for (int at = end - 1; at >= end - 5; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        raw(bytes, 0, bytes.length);
    }

    private void append(int b) {
        reserve(1);
        out[size++] = (byte) b;
    }

    private void raw(byte[] bytes, int from, int to) {
        reserve(to - from);
        System.arraycopy(bytes, from, out, size, to - from);
        size += to - from;
    }

    private void reserve(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
