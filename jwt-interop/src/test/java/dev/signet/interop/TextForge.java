package dev.signet.interop;

import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils the text of a token, or of a part of it. */
final class TextForge {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> FOREIGN = List.of(
            "=", "==", " ", "\n", "\r\n", "\t", "+", "/", "%3D", "\u0000", "é", "\u4e00", "\uFEFF", ".", "..", "~", "*",
            "\uFF21");

    private final RandomGenerator random;

    TextForge(RandomGenerator random) {
        this.random = random;
    }

    String spoilt(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(9)) {
            case 0 -> text + pick();
            case 1 -> pick() + text;
            case 2 -> text.substring(0, at) + pick() + text.substring(at);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
            case 5 -> text.replace('-', '+').replace('_', '/');
            case 6, 7 -> withOtherTail(text);
            default ->
                text.substring(0, at)
                        + ALPHABET.charAt(random.nextInt(64))
                        + text.substring(Math.min(text.length(), at + 1));
        };
    }

    /** The compact form with its dots in other places. */
    String rearranged(String token) {
        String[] parts = token.split("\\.", -1);
        return switch (random.nextInt(8)) {
            case 0 -> token + "." + parts[2];
            case 1 -> token + ".";
            case 2 -> "." + token;
            case 3 -> parts[0] + "." + parts[2] + "." + parts[1];
            case 4 -> parts[0] + "." + parts[1];
            case 5 -> token + ".." + parts[2];
            case 6 -> "Bearer " + token;
            default -> token.replace('.', random.nextBoolean() ? ',' : '\u3002');
        };
    }

    /** Base64url that decodes to the same bytes, because the last character has bits that stand for nothing. */
    private String withOtherTail(String base64Url) {
        int last = base64Url.length() - 1;
        int value = last < 0 ? -1 : ALPHABET.indexOf(base64Url.charAt(last));
        return value < 0 ? base64Url : base64Url.substring(0, last) + ALPHABET.charAt(value ^ 1);
    }

    private String pick() {
        return FOREIGN.get(random.nextInt(FOREIGN.size()));
    }
}
