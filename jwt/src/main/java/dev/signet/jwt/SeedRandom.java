package dev.signet.jwt;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;

/**
 * Gives a key pair generator the private key it would have drawn, so that it computes the public key. Good for exactly
 * one draw of exactly this length: a generator that draws in any other way makes no key.
 */
final class SeedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient byte[] seed;
    private transient boolean drawn;

    SeedRandom(byte[] seed) {
        super(null, null);
        this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (drawn || bytes.length != seed.length) {
            throw new IllegalStateException("The key pair generator does not draw the seed");
        }
        drawn = true;
        System.arraycopy(seed, 0, bytes, 0, seed.length);
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("A private key");
    }
}
