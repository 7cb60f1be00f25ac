package dev.signet.interop;

import dev.signet.jwt.Jwk;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.SigningKey;
import java.nio.charset.StandardCharsets;

/** Fuzzes single keys: the bytes are a JWK, public or private. */
public final class JwkTarget {
    private JwkTarget() {}

    /** Called by the fuzzer with one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        try {
            Jwk.parse(json).thumbprint();
        } catch (JwtException refused) {
            // As it should be.
        }
        try {
            SigningKey.fromJwk(json).sign(input);
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
    }
}
