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
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHANUMERIC.charAt(random.nextInt(ALPHANUMERIC.length())));
        }
        return id.toString();
    }

    /** Random bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
