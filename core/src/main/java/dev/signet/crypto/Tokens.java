package dev.signet.crypto;

import java.security.SecureRandom;

/** Makes unguessable strings. Thread-safe. */
public final class Tokens {

    private static final String ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int ID_LENGTH = 32;

    private final SecureRandom random;

    /** Draws from this source. */
    public Tokens(SecureRandom random) {
        this.random = random;
    }

    /** An id of 32 letters and digits, 190 bits: the form of Better Auth's ids and session tokens. */
    public String id() {
        return alphanumeric(ID_LENGTH);
    }

    /** As many letters and digits; each has almost 6 bits. */
    public String alphanumeric(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHANUMERIC.charAt(random.nextInt(ALPHANUMERIC.length())));
        }
        return text.toString();
    }

    /** Random bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
