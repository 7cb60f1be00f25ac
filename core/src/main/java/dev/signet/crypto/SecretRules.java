package dev.signet.crypto;

import java.util.Set;

/** What a secret has to be, so that nobody guesses it. */
public final class SecretRules {

    /** The value that the documentation and {@code .env.example} show; it is refused everywhere. */
    public static final String EXAMPLE = "replace-this-example-by-the-output-of-openssl-rand";

    /** The end of every sentence about a secret. */
    public static final String COMMAND = "Make one with: openssl rand -base64 48";

    private static final int MIN_LENGTH = 32;

    /** Length times the logarithm of the number of different characters: generous, yet 32 digits don't reach it. */
    private static final int MIN_BITS = 120;

    private static final Set<String> PUBLIC_KNOWLEDGE =
            Set.of(EXAMPLE, "better-auth-secret-12345678901234567890", "better-auth-secret-123456789");

    private SecretRules() {}

    /**
     * Lets a good secret pass.
     *
     * @param variable how the setting is called, for the message
     * @throws IllegalArgumentException saying what is wrong and how to make a good one; it never shows the value
     */
    public static String check(String variable, String secret) {
        if (PUBLIC_KNOWLEDGE.stream().anyMatch(secret::contains)) {
            throw new IllegalArgumentException(
                    variable + " is still the example value of the documentation, which everybody knows. " + COMMAND);
        }
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(variable + " has " + secret.length() + " characters; it needs at least "
                    + MIN_LENGTH + ". " + COMMAND);
        }
        double bits =
                secret.length() * Math.log((double) secret.chars().distinct().count()) / Math.log(2);
        if (bits < MIN_BITS) {
            throw new IllegalArgumentException(variable + " repeats a few characters and can be guessed. " + COMMAND);
        }
        return secret;
    }

    /** The sentence for a secret that is not there. */
    public static String missing(String variable) {
        return variable + " is not set. In production the secret comes from the environment. " + COMMAND;
    }
}
