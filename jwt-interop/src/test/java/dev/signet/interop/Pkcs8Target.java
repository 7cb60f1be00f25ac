package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.SigningKey;
import java.util.Arrays;

/**
 * Fuzzes stored key pairs. The first byte chooses the algorithm, the second and third are the length of the PKCS#8 form
 * that follows; the rest is the SubjectPublicKeyInfo.
 */
public final class Pkcs8Target {
    private static final int HEAD = 3;

    private Pkcs8Target() {}

    /** Called by the fuzzer with one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        JwsAlgorithm[] all = JwsAlgorithm.values();
        JwsAlgorithm algorithm = all[(input[0] & 0xFF) % all.length];
        int end = Math.min(input.length, HEAD + (input[1] & 0xFF) * 256 + (input[2] & 0xFF));
        byte[] pkcs8 = Arrays.copyOfRange(input, HEAD, end);
        byte[] spki = Arrays.copyOfRange(input, end, input.length);
        try {
            SigningKey.fromPkcs8(algorithm, pkcs8, spki, "fuzz").sign(input);
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
    }
}
