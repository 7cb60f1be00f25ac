package dev.signet.jwt;

import java.math.BigInteger;

/**
 * Recognises RSA moduli from the broken generator of CVE-2017-15361: they are a power of 65537 modulo every small
 * prime. A sound modulus passes for one with a chance below one in 2^27.
 */
final class RocaFingerprint {
    private static final int GENERATOR = 65_537;
    private static final int[] PRIMES = {
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
        113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    };

    private RocaFingerprint() {}

    static boolean isOn(BigInteger modulus) {
        for (int prime : PRIMES) {
            int rest = modulus.mod(BigInteger.valueOf(prime)).intValueExact();
            if (!isPowerOfGenerator(rest, prime)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPowerOfGenerator(int rest, int prime) {
        int power = 1;
        do {
            if (power == rest) {
                return true;
            }
            power = power * (GENERATOR % prime) % prime;
        } while (power != 1);
        return false;
    }
}
