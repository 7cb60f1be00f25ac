package dev.signet.jwt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Steps over JSON (RFC 8259) without making an object: each method takes a place in the bytes and gives the next. A
 * value is plain when its bytes are its meaning: a number, a literal, a string of ASCII without escapes.
 */
final class JsonScan {
    /** The answer where what stands here is not plain. */
    static final int NOT_PLAIN = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
    private static final long QUESTIONS = 0x3F3F3F3F3F3F3F3FL;
    private static final long SPACES = 0x2020202020202020L;

    private JsonScan() {}

    /** Behind the brace that opens the one object. */
    static int open(byte[] in) {
        return expect(in, skipSpace(in, 0), '{');
    }

    /** Refuses whatever follows the one object. */
    static void close(byte[] in, int at) {
        if (skipSpace(in, at) != in.length) {
            throw JsonReader.malformed("data after the JSON object");
        }
    }

    /** Behind the quote that opens the next name; {@code at} is behind an opening brace or a value, not at a brace. */
    static int nextName(byte[] in, int at, boolean first) {
        return expect(in, first ? at : skipSpace(in, expect(in, at, ',')), '"');
    }

    /** From behind a name to its value. */
    static int colon(byte[] in, int at) {
        return skipSpace(in, expect(in, skipSpace(in, at), ':'));
    }

    static int skipSpace(byte[] in, int from) {
        int at = from;
        while (at < in.length && in[at] <= ' ' && isSpace(in[at])) {
            at++;
        }
        return at;
    }

    /** Whether this byte is the next. */
    static boolean isAt(byte[] in, int at, char wanted) {
        return at < in.length && in[at] == wanted;
    }

    static int expect(byte[] in, int at, char wanted) {
        if (!isAt(in, at, wanted)) {
            throw JsonReader.malformed("an unexpected character");
        }
        return at + 1;
    }

    /** The place of the closing quote of a plain string that begins here, behind its opening quote. */
    static int plainStringEnd(byte[] in, int from) {
        int at = from;
        for (; at <= in.length - Long.BYTES; at += Long.BYTES) {
            long marks = marks((long) EIGHT_BYTES.get(in, at));
            if (marks != 0) {
                at += Long.numberOfTrailingZeros(marks) >>> 3;
                return in[at] == '"' ? at : NOT_PLAIN;
            }
        }
        while (at < in.length && in[at] >= ' ' && in[at] != '"' && in[at] != '\\') {
            at++;
        }
        return isAt(in, at, '"') ? at : NOT_PLAIN;
    }

    /** Whether these bytes stand in a string as they are and came from ASCII; a question mark may have come from elsewhere. */
    static boolean isPlain(byte[] utf8) {
        int at = 0;
        for (; at <= utf8.length - Long.BYTES; at += Long.BYTES) {
            long bytes = (long) EIGHT_BYTES.get(utf8, at);
            long question = (bytes ^ QUESTIONS) - ONES;
            if ((marks(bytes) | (question & HIGH_BITS)) != 0) {
                return false;
            }
        }
        while (at < utf8.length && utf8[at] >= ' ' && utf8[at] != '"' && utf8[at] != '\\' && utf8[at] != '?') {
            at++;
        }
        return at == utf8.length;
    }

    /**
     * Marks each of eight bytes that is a quote, a backslash, a control character or beyond ASCII by its high bit. A
     * borrow can mark further bytes wrongly, but only above the first that is marked rightly.
     */
    private static long marks(long bytes) {
        long quote = (bytes ^ QUOTES) - ONES;
        long backslash = (bytes ^ BACKSLASHES) - ONES;
        return (quote | backslash | (bytes - SPACES) | bytes) & HIGH_BITS;
    }

    /** Behind the plain value that begins here. */
    static int plainValueEnd(byte[] in, int at) {
        if (isAt(in, at, '"')) {
            int end = plainStringEnd(in, at + 1);
            return end == NOT_PLAIN ? NOT_PLAIN : end + 1;
        }
        if (at < in.length && in[at] > '9') {
            return switch (in[at]) {
                case 't' -> literalEnd(in, at, "true");
                case 'f' -> literalEnd(in, at, "false");
                case 'n' -> literalEnd(in, at, "null");
                default -> NOT_PLAIN;
            };
        }
        return JsonNumber.end(in, at);
    }

    /** The plain value between these places. */
    static @Nullable Object plainValue(byte[] in, int start, int end) {
        return switch (in[start]) {
            case '"' -> new String(in, start + 1, end - start - 2, StandardCharsets.ISO_8859_1);
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> null;
            default -> JsonNumber.value(in, start, end);
        };
    }

    private static int literalEnd(byte[] in, int start, String word) {
        int at = start;
        for (int i = 0; i < word.length(); i++) {
            at = expect(in, at, word.charAt(i));
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
