package dev.signet.crypto;

import java.security.MessageDigest;

/**
 * A hash that was read, with parameters within bounds. Immutable.
 *
 * @param memory what checking a password takes, in KiB
 * @param check says whether a password is the one
 */
record StoredHash(int memory, Check check) {

    /** Compares in constant time. */
    interface Check {
        boolean matches(byte[] password);
    }

    /** Computes a key from a password. */
    interface Derivation {
        byte[] derive(byte[] password);
    }

    /** One that is checked by deriving the key again. */
    static StoredHash of(int memory, byte[] key, Derivation derivation) {
        return new StoredHash(memory, password -> MessageDigest.isEqual(key, derivation.derive(password)));
    }
}
