package dev.signet.crypto;

import java.security.MessageDigest;

/**
 * A hash that was read, with parameters within bounds. Immutable.
 *
 * @param work the algorithm and its parameters: equal texts take equally long
 * @param memory what checking a password takes, in KiB
 * @param check says whether a password is the one
 */
record StoredHash(String work, int memory, Check check) {

    /** Compares in constant time. */
    interface Check {
        boolean matches(byte[] password);
    }

    /** Computes a key from a password. */
    interface Derivation {
        byte[] derive(byte[] password);
    }

    /** One that is checked by deriving the key again. */
    static StoredHash of(String work, int memory, byte[] key, Derivation derivation) {
        return new StoredHash(work, memory, password -> MessageDigest.isEqual(key, derivation.derive(password)));
    }
}
