package dev.signet.jwt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Numbers of JSON (RFC 8259 section 6), none of them longer than anything a token needs. */
final class JsonNumber {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_EXPONENT_DIGITS = 3;
    private static final int MAX_LONG_DIGITS = 18;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;

    private JsonNumber() {}

    /**
     * The end of the number that starts here.
     *
     * @throws JwtException if there is none, or it is too long
     */
    static int end(byte[] in, int start) {
        int at = JsonScan.isAt(in, start, '-') ? start + 1 : start;
        int whole = digits(in, at);
        if (whole == at || (whole > at + 1 && in[at] == '0')) {
            throw JsonReader.malformed("an unexpected character");
        }
        at = exponentEnd(in, fractionEnd(in, whole));
        if (at - start > MAX_LENGTH) {
            throw JsonReader.malformed("a number too long");
        }
        return at;
    }

    /** A {@code Long} for a whole number that fits, a {@code BigDecimal} for every other. */
    static Object value(byte[] in, int start, int end) {
        boolean negative = in[start] == '-';
        long digits = digits(in, negative ? start + 1 : start, end);
        if (digits >= 0) {
            return negative ? -digits : digits;
        }
        String text = new String(in, start, end - start, StandardCharsets.ISO_8859_1);
        BigDecimal number = new BigDecimal(text);
        boolean fits = digits(in, negative ? start + 1 : start) == end
                && number.unscaledValue().bitLength() < Long.SIZE;
        if (fits) {
            return number.longValueExact();
        }
        return number;
    }

    /** The value of a number that is written with one to eighteen digits and nothing else, -1 for every other value. */
    static long digits(byte[] in, int start, int end) {
        if (end - start > MAX_LONG_DIGITS) {
            return -1;
        }
        long value = 0;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(in, at);
            if (!areDigits(eight)) {
                return -1;
            }
            value = value * 100_000_000 + eightDigits(eight);
        }
        for (; at < end; at++) {
            int digit = in[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean areDigits(long bytes) {
        return (bytes & HIGH_HALVES) == ZEROS && ((bytes + SIXES) & HIGH_HALVES) == ZEROS;
    }

    /** The value of eight digits, the first in the lowest byte: pairs, fours and eights are added up by three products. */
    private static long eightDigits(long bytes) {
        long pairs = (((bytes - ZEROS) * 2561) >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = ((pairs * 6553601) >>> 16) & 0x0000FFFF0000FFFFL;
        return (fours * 42949672960001L) >>> 32;
    }

    private static int fractionEnd(byte[] in, int at) {
        if (!JsonScan.isAt(in, at, '.')) {
            return at;
        }
        int end = digits(in, at + 1);
        if (end == at + 1) {
            throw JsonReader.malformed("a bad number");
        }
        return end;
    }

    private static int exponentEnd(byte[] in, int at) {
        if (!JsonScan.isAt(in, at, 'e') && !JsonScan.isAt(in, at, 'E')) {
            return at;
        }
        int start = JsonScan.isAt(in, at + 1, '+') || JsonScan.isAt(in, at + 1, '-') ? at + 2 : at + 1;
        int end = digits(in, start);
        if (end == start || end - start > MAX_EXPONENT_DIGITS) {
            throw JsonReader.malformed("a bad exponent");
        }
        return end;
    }

    private static int digits(byte[] in, int at) {
        int end = at;
        while (end <= in.length - Long.BYTES && areDigits((long) EIGHT_BYTES.get(in, end))) {
            end += Long.BYTES;
        }
        while (end < in.length && in[end] >= '0' && in[end] <= '9') {
            end++;
        }
        return end;
    }
}
