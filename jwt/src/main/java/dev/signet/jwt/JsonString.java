package dev.signet.jwt;

/** The slow path of {@link JsonReader} for one string: escapes and UTF-8 beyond ASCII. */
final class JsonString {
    private static final int MIN_TWO_BYTES = 0x80;
    private static final int MIN_THREE_BYTES = 0x800;
    private static final int MIN_FOUR_BYTES = 0x10000;

    private final byte[] in;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /** Reads from {@code start}, the byte behind the opening quote. */
    JsonString(byte[] in, int start) {
        this.in = in;
        this.at = start;
    }

    String read() {
        while (true) {
            int b = next();
            if (b == '"') {
                break;
            } else if (b == '\\') {
                escape();
            } else if (b < 0x20) {
                throw JsonReader.malformed("a control character in a string");
            } else {
                out.appendCodePoint(b < 0x80 ? b : utf8(b));
            }
        }
        String text = out.toString();
        if (!Unicode.isWellFormed(text)) {
            throw JsonReader.malformed("a lone surrogate");
        }
        return text;
    }

    /** The position behind the closing quote. */
    int end() {
        return at;
    }

    private void escape() {
        int b = next();
        switch (b) {
            case '"', '\\', '/' -> out.append((char) b);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> out.append((char) (hex() << 12 | hex() << 8 | hex() << 4 | hex()));
            default -> throw JsonReader.malformed("an unknown escape");
        }
    }

    private int hex() {
        int b = next();
        // Character.digit alone would take digits of other scripts; here a byte is ASCII or refused.
        int digit = b < 0x80 ? Character.digit(b, 16) : -1;
        if (digit < 0) {
            throw JsonReader.malformed("a bad unicode escape");
        }
        return digit;
    }

    private int utf8(int lead) {
        if (lead < 0xE0) {
            return checked((lead & 0x1F) << 6 | follow(), lead >= 0xC0 ? MIN_TWO_BYTES : Integer.MAX_VALUE);
        }
        if (lead < 0xF0) {
            return checked((lead & 0x0F) << 12 | follow() << 6 | follow(), MIN_THREE_BYTES);
        }
        if (lead < 0xF8) {
            return checked((lead & 0x07) << 18 | follow() << 12 | follow() << 6 | follow(), MIN_FOUR_BYTES);
        }
        throw notUtf8();
    }

    /** Security rule: over-long forms, surrogates and values beyond Unicode are second spellings of something. */
    private static int checked(int codePoint, int least) {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint < least || surrogate || codePoint > Character.MAX_CODE_POINT) {
            throw notUtf8();
        }
        return codePoint;
    }

    private int follow() {
        int b = next();
        if ((b & 0xC0) != 0x80) {
            throw notUtf8();
        }
        return b & 0x3F;
    }

    private int next() {
        if (at >= in.length) {
            throw JsonReader.malformed("an unfinished string");
        }
        return in[at++] & 0xFF;
    }

    private static JwtException notUtf8() {
        return JsonReader.malformed("bytes that are not UTF-8");
    }
}
