package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding (RFC 7515 section 2): every byte string has exactly one encoding, all others fail. */
final class Base64Url {
    private static final byte[] VALUES = values();

    private Base64Url() {}

    static byte[] encode(byte[] bytes) {
        return encode(bytes, bytes.length);
    }

    /** The encoding of the first {@code length} bytes. */
    static byte[] encode(byte[] bytes, int length) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encode(ByteBuffer.wrap(bytes, 0, length))
                .array();
    }

    static int encodedLength(int bytes) {
        return (bytes * 4 + 2) / 3;
    }

    static String encodeToString(byte[] bytes) {
        return new String(encode(bytes), StandardCharsets.ISO_8859_1);
    }

    /** The value without sign byte, filled with leading zeros up to {@code length}. */
    static String encodeUnsigned(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        byte[] magnitude = signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        byte[] padded = new byte[Math.max(length, magnitude.length)];
        System.arraycopy(magnitude, 0, padded, padded.length - magnitude.length, magnitude.length);
        return encodeToString(padded);
    }

    static byte[] decode(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        return decode(ascii, 0, ascii.length);
    }

    static byte[] decode(byte[] text, int from, int to) {
        byte[] bytes = decodeOrNull(text, from, to);
        if (bytes == null) {
            throw notCanonical();
        }
        return bytes;
    }

    /** As {@link #decode(byte[], int, int)}, null where that fails. */
    static byte @Nullable [] decodeOrNull(byte[] text, int from, int to) {
        int tail = (to - from) % 4;
        int wholeEnd = to - tail;
        byte[] out = new byte[(to - from) / 4 * 3 + Math.max(0, tail - 1)];
        int seen = tail == 1 ? -1 : 0;
        int o = 0;
        for (int i = from; i < wholeEnd; i += 4) {
            int bits = value(text[i]) << 18 | value(text[i + 1]) << 12 | value(text[i + 2]) << 6 | value(text[i + 3]);
            seen |= bits;
            out[o++] = (byte) (bits >> 16);
            out[o++] = (byte) (bits >> 8);
            out[o++] = (byte) bits;
        }
        if (tail > 1) {
            seen |= decodeTail(text, wholeEnd, tail, out, o);
        }
        // A byte outside the alphabet has the value -1, and the sign survives every shift and every "or".
        return seen < 0 ? null : out;
    }

    /**
     * As {@link #decode(byte[], int, int)}, several times as fast by the vector instructions of the JVM. Only for text
     * that a key has signed: to refuse any other costs a stack trace here, which would be a gift to an attacker.
     */
    static byte[] decodeSigned(byte[] text, int from, int to) {
        int tail = (to - from) % 4;
        int unused = tail == 2 ? 0xF : tail == 3 ? 0x3 : 0;
        int last = value(text[to - 1]);
        // The JDK would take padding, and any unused bits of the last character.
        if (last >= 0 && (last & unused) == 0) {
            try {
                return Base64.getUrlDecoder()
                        .decode(ByteBuffer.wrap(text, from, to - from))
                        .array();
            } catch (IllegalArgumentException e) {
                throw notCanonical();
            }
        }
        throw notCanonical();
    }

    /**
     * Whether the text from here to its end is what {@link #encode} makes of these bytes. It takes the same time
     * wherever the first difference is.
     */
    static boolean isEncoded(byte[] bytes, byte[] text, int from) {
        int tail = bytes.length % 3;
        int whole = bytes.length - tail;
        if (text.length - from != encodedLength(bytes.length)) {
            return false;
        }
        int difference = 0;
        int at = from;
        for (int i = 0; i < whole; i += 3, at += 4) {
            int bits = (bytes[i] & 0xFF) << 16 | (bytes[i + 1] & 0xFF) << 8 | (bytes[i + 2] & 0xFF);
            difference |= bits
                    ^ (value(text[at]) << 18
                            | value(text[at + 1]) << 12
                            | value(text[at + 2]) << 6
                            | value(text[at + 3]));
        }
        if (tail > 0) {
            int bits = (bytes[whole] & 0xFF) << 16 | (tail == 2 ? (bytes[whole + 1] & 0xFF) << 8 : 0);
            difference |= bits
                    ^ (value(text[at]) << 18 | value(text[at + 1]) << 12 | (tail == 2 ? value(text[at + 2]) << 6 : 0));
        }
        return difference == 0;
    }

    static JwtException notCanonical() {
        return new JwtException(Reason.MALFORMED, "A part is not canonical base64url");
    }

    /** Security rule: unused bits of the last character are zero, or one token would have several spellings. */
    private static int decodeTail(byte[] text, int from, int tail, byte[] out, int o) {
        int bits = value(text[from]) << 18 | value(text[from + 1]) << 12;
        int unused = 0xFFFF;
        if (tail == 3) {
            bits |= value(text[from + 2]) << 6;
            unused = 0xFF;
            out[o + 1] = (byte) (bits >> 8);
        }
        out[o] = (byte) (bits >> 16);
        return (bits & unused) == 0 ? bits : -1;
    }

    private static int value(byte character) {
        return VALUES[character & 0xFF];
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
