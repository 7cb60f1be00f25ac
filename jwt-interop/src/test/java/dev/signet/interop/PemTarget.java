package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerificationKey;
import java.nio.charset.StandardCharsets;

/** Fuzzes keys and certificates in PEM. The first byte chooses the algorithm, the rest is the text. */
public final class PemTarget {
    private PemTarget() {}

    /** Called by the fuzzer with one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        JwsAlgorithm[] all = JwsAlgorithm.values();
        JwsAlgorithm algorithm = all[(input[0] & 0xFF) % all.length];
        String pem = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        try {
            SigningKey.fromPem(algorithm, pem).sign(input);
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
        try {
            VerificationKey.fromPem(algorithm, pem).verify(input, input);
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
    }
}
