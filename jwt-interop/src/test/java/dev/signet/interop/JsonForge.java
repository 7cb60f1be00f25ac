package dev.signet.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes JSON texts: good ones, and ones that some parser somewhere reads differently from another. */
final class JsonForge {
    /** Values that are JSON, whatever they mean. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1.5",
            "-7",
            "1e3",
            "1E+2",
            "12e-1",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "1e308",
            "1e400",
            "1e999",
            "0.1000000000000000055511151231257827",
            "\"\"",
            "\"text\"",
            "\"\\u0041\\u00e9\\n\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u0000\"",
            "\"é\uD83D\uDE00\u2028\uFFFE\"",
            "\"</script>\\/\"",
            "[]",
            "{}",
            "[1,[2,[3,[4,[5]]]]]",
            "{\"a\":{\"b\":{\"c\":[null,true,\"x\"]}}}",
            "[\"a\",\"b\"]",
            "{\"\":1,\" \":2}");

    /** Values that are no JSON, or that a strict reader refuses all the same. */
    private static final List<String> BAD_VALUES = List.of(
            "NaN",
            "-Infinity",
            "+1",
            "01",
            "-01",
            "1.",
            ".5",
            "1e",
            "1e9999999999",
            "1e2147483648",
            "0x10",
            "1_000",
            "- 1",
            "1" + "0".repeat(70),
            "tru",
            "True",
            "nul",
            "undefined",
            "'text'",
            "text",
            "\"open",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"\\u００４１\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\tb\"",
            "\"a\nb\"",
            "\"\u0000\"",
            "\"\\'\"",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,\"\\u0061\":2}",
            "{\"a\":1,}",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\" 1}",
            "{1:2}",
            "{a:2}",
            "1/**/",
            "1//\n",
            "[1}",
            "[".repeat(12) + "]".repeat(12),
            "[".repeat(500) + "]".repeat(500),
            "");

    private static final List<String> NAMES = List.of(
            "x",
            "name",
            "__proto__",
            "constructor",
            "toString",
            "",
            " ",
            "a b",
            "é",
            "exp ",
            "EXP",
            "Iss",
            "alg2",
            "$ref");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t", "\r\n", "  ");
    private static final List<String> FOREIGN_SPACES =
            List.of("\uFEFF", "\u00A0", "\u000B", "\f", "\u2028", "\u0000", "/**/", "#\n");
    private static final List<String> TAILS =
            List.of("x", "{}", ",", "]", "}", "\u0000", "null", "\"\"", "//", ";", "\u001a");

    private final RandomGenerator random;

    JsonForge(RandomGenerator random) {
        this.random = random;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String value() {
        return pick(VALUES);
    }

    /** A member that no rule knows, with good JSON. */
    String foreignMember() {
        return member(pick(NAMES), value());
    }

    static String member(String name, String value) {
        return "\"" + name + "\":" + value;
    }

    /** An object of these members, with random white space. */
    byte[] object(List<String> members) {
        StringBuilder json = new StringBuilder(pick(SPACES)).append('{').append(pick(SPACES));
        String separator = "";
        for (String member : members) {
            json.append(separator).append(pick(SPACES)).append(member).append(pick(SPACES));
            separator = ",";
        }
        return json.append('}').append(pick(SPACES)).toString().getBytes(UTF_8);
    }

    /** The object of these members, spoilt in one way or another; sometimes it is good all the same. */
    byte[] spoilt(List<String> good) {
        List<String> members = new ArrayList<>(good);
        String some = pick(good);
        switch (random.nextInt(17)) {
            case 0 -> insert(members, some);
            case 1 -> insert(members, some.substring(0, some.indexOf(':') + 1) + value());
            case 2 -> insert(members, escapedName(some).replaceFirst(":.*", ":" + value().replace("\\", "\\\\")));
            case 3 -> replace(members, some, escapedName(some));
            case 4 -> replace(members, some, escapedValue(some));
            case 5 -> insert(members, member(pick(NAMES), pick(BAD_VALUES)));
            case 6 -> replace(members, some, some.substring(0, some.indexOf(':') + 1) + pick(BAD_VALUES));
            case 7 -> insert(members, "");
            case 8 -> members.remove(some);
            case 9 -> replace(members, some, otherCase(some));
            case 10 -> insert(members, foreignMember());
            case 11 -> insert(members, member("pad", "\"" + "p".repeat(random.nextInt(9000)) + "\""));
            case 12 -> replace(members, some, some.replace('"', '\''));
            case 13 -> replace(members, some, some.replaceFirst("\"", "").replaceFirst("\"", ""));
            default -> {
                return spoiltText(object(members));
            }
        }
        return object(members);
    }

    private byte[] spoiltText(byte[] json) {
        String text = new String(json, UTF_8);
        return switch (random.nextInt(11)) {
            case 0 -> (pick(FOREIGN_SPACES) + text).getBytes(UTF_8);
            case 1 -> (text + pick(FOREIGN_SPACES)).getBytes(UTF_8);
            case 2 -> (text + pick(TAILS)).getBytes(UTF_8);
            case 3 -> ("[" + text + "]").getBytes(UTF_8);
            case 4 -> pick(VALUES).getBytes(UTF_8);
            case 5 -> text.substring(0, random.nextInt(text.length())).getBytes(UTF_8);
            case 6 -> text.getBytes(random.nextBoolean() ? UTF_16BE : UTF_16LE);
            case 7 -> text.replace("{", "{\"ä\":\"ö\",").getBytes(ISO_8859_1);
            case 8 -> text.replace(":", pick(FOREIGN_SPACES) + ":").getBytes(UTF_8);
            default -> noise(json);
        };
    }

    /** One to three bytes changed, added or taken out. */
    byte[] noise(byte[] json) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : json) {
            bytes.add(b);
        }
        for (int i = random.nextInt(3); i >= 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(Byte.SIZE)));
                case 1 -> bytes.set(at, (byte) random.nextInt());
                case 2 -> bytes.add(at, (byte) random.nextInt());
                default -> bytes.remove(at);
            }
        }
        byte[] noisy = new byte[bytes.size()];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = bytes.get(i);
        }
        return noisy;
    }

    private void insert(List<String> members, String member) {
        members.add(random.nextInt(members.size() + 1), member);
    }

    private static void replace(List<String> members, String old, String member) {
        members.set(members.indexOf(old), member);
    }

    /** The same name, its first letter as an escape. */
    private static String escapedName(String member) {
        return String.format("\"\\u%04x%s", (int) member.charAt(1), member.substring(2));
    }

    /** The same value if it is a string, its first letter as an escape. */
    private static String escapedValue(String member) {
        int at = member.indexOf(":\"") + 2;
        boolean text = at > 1 && Character.isLetter(member.charAt(at));
        return text
                ? member.substring(0, at) + String.format("\\u%04X", (int) member.charAt(at)) + member.substring(at + 1)
                : member;
    }

    private static String otherCase(String member) {
        int end = member.indexOf(':');
        return member.substring(0, end).toUpperCase(java.util.Locale.ROOT) + member.substring(end);
    }
}
