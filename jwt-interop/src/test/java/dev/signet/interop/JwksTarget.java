package dev.signet.interop;

import dev.signet.jwt.JwkSet;
import dev.signet.jwt.JwtException;

/** Fuzzes the document that a verifier fetches: the bytes are a JWK Set. */
public final class JwksTarget {
    private JwksTarget() {}

    /** Called by the fuzzer with one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        JwkSet set;
        try {
            set = JwkSet.parse(input);
        } catch (JwtException refused) {
            return;
        }
        set.toKeySet();
        if (!JwkSet.parse(set.toJson()).toJson().equals(set.toJson())) {
            throw new AssertionError("What was read and written is read differently: " + set.toJson());
        }
    }
}
