package dev.signet.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import java.time.Instant;
import java.util.Arrays;

/** Fuzzes what lies behind the signature: header, NUL and payload, which are signed with the right key. */
public final class SignedTarget {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final SigningKey KEY = SigningKey.hmac("0123456789abcdef0123456789abcdef".getBytes(US_ASCII));
    private static final JwtVerifier VERIFIER = JwtVerifier.builder()
            .key(KEY.verificationKey())
            .issuer(Peer.ISSUER)
            .audience(Peer.AUDIENCE)
            .clock(() -> NOW)
            .build();

    private SignedTarget() {}

    /** Called by the fuzzer with one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        byte[] payload = Arrays.copyOfRange(input, Math.min(input.length, end + 1), input.length);
        String token = token(Arrays.copyOf(input, end), payload);
        try {
            check(VERIFIER.verify(token), token);
        } catch (JwtException refused) {
            // As it should be.
        }
    }

    static JwtVerifier verifier() {
        return VERIFIER;
    }

    static String token(byte[] header, byte[] payload) {
        String signed = TestKey.base64Url(header) + "." + TestKey.base64Url(payload);
        return signed + "." + TestKey.base64Url(KEY.sign(signed.getBytes(US_ASCII)));
    }

    /** What holds of every accepted token, and that it is accepted again. */
    private static void check(VerifiedJwt jwt, String token) {
        boolean holds = jwt.issuer().equals(Peer.ISSUER)
                && jwt.audience().contains(Peer.AUDIENCE)
                && jwt.expiresAt().isAfter(NOW)
                && jwt.notBefore().orElse(NOW).compareTo(NOW) <= 0
                && jwt.claims().equals(VERIFIER.verify(token).claims());
        if (!holds) {
            throw new AssertionError("Accepted against the rules: " + token);
        }
    }
}
