package dev.signet.interop;

import dev.signet.jwt.JwtException;
import java.nio.charset.StandardCharsets;

/** Fuzzes what comes over the wire: the bytes are the token. */
public final class TokenTarget {
    private TokenTarget() {}

    /** Called by the fuzzer with one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        String token = new String(input, StandardCharsets.UTF_8);
        try {
            SignedTarget.verifier().verify(token);
        } catch (JwtException refused) {
            // As it should be.
        }
    }
}
