package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Objects of JSON in every spelling, now and then with a member twice. */
final class RandomJson {
    private static final String[] NAMES = {
        "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "is", "issu", "isr", "a", "", "azp", "é", "名", "exp ", "😀",
        "\"", "\\"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "7",
        "12345678",
        "-12345678",
        "123456789012",
        "1234567890123",
        "999999999999999999",
        "-99999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.5",
        "-0.0",
        "1.50",
        "1e5",
        "1E+05",
        "1e-7",
        "-2.5E10",
        "0e0",
        "1767225600",
        "1767225600.000001"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t \r", "        \n"};
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz ABC/?'{}[]:,0123456789\u007f";
    private static final String[] SPECIAL = {
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0000",
        "\\u00e9",
        "\\uD83D\\uDe00",
        "\\u0061",
        "é",
        "名",
        "😀",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\uffff"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    RandomJson(Random random) {
        this.random = random;
    }

    byte[] object() {
        out.setLength(0);
        space();
        object(1);
        space();
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same with a byte changed, taken out or put in. */
    static byte[] broken(byte[] json, Random random) {
        String interesting = "{}[]\",:\\ 0123456789-+.eEtfnu\n\u0000\u0080\u00c3\u00ed\u00ff";
        byte other = (byte) interesting.charAt(random.nextInt(interesting.length()));
        int at = random.nextInt(json.length);
        int kind = random.nextInt(3);
        byte[] broken = new byte[json.length + kind - 1];
        System.arraycopy(json, 0, broken, 0, at);
        int rest = kind == 2 ? at : at + 1;
        System.arraycopy(json, rest, broken, broken.length - (json.length - rest), json.length - rest);
        if (kind > 0) {
            broken[at] = other;
        }
        return broken;
    }

    private void object(int depth) {
        out.append('{');
        int members = random.nextInt(depth == 1 && random.nextInt(5) == 0 ? 41 : 6);
        for (int i = 0; i < members; i++) {
            separate(i);
            name(members);
            space();
            out.append(':');
            space();
            value(depth);
            space();
        }
        out.append('}');
    }

    private void separate(int i) {
        if (i > 0) {
            out.append(',');
        }
        space();
    }

    private void name(int members) {
        String name = random.nextInt(4) == 0 ? NAMES[random.nextInt(NAMES.length)] : "n" + random.nextInt(members * 20);
        out.append('"');
        name.codePoints().forEach(this::spelled);
        out.append('"');
    }

    private void spelled(int codePoint) {
        if (codePoint == '"' || codePoint == '\\' || random.nextInt(12) == 0) {
            for (char c : Character.toChars(codePoint)) {
                out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            }
        } else {
            out.appendCodePoint(codePoint);
        }
    }

    private void value(int depth) {
        int kind = random.nextInt(depth >= 8 ? 6 : 8);
        switch (kind) {
            case 0 -> out.append("true");
            case 1 -> out.append(random.nextBoolean() ? "false" : "null");
            case 2, 3 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 4, 5 -> string();
            case 6 -> object(depth + 1);
            default -> array(depth + 1);
        }
    }

    private void array(int depth) {
        out.append('[');
        int elements = random.nextInt(5);
        for (int i = 0; i < elements; i++) {
            separate(i);
            value(depth);
            space();
        }
        if (elements == 0) {
            space();
        }
        out.append(']');
    }

    private void string() {
        out.append('"');
        boolean plain = random.nextBoolean();
        for (int length = random.nextInt(26); length > 0; length--) {
            if (plain || random.nextInt(6) > 0) {
                out.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
            } else {
                out.append(SPECIAL[random.nextInt(SPECIAL.length)]);
            }
        }
        out.append('"');
    }

    private void space() {
        out.append(SPACES[random.nextInt(SPACES.length)]);
    }
}
