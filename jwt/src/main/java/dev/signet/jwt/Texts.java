package dev.signet.jwt;

/** Checks of text an application configures. */
final class Texts {
    private Texts() {}

    static String requireText(String what, String value) {
        if (value.isBlank() || !Unicode.isWellFormed(value)) {
            throw new IllegalArgumentException("The " + what + " must be non-blank, well-formed text");
        }
        return value;
    }
}
