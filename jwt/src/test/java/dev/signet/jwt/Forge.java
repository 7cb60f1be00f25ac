package dev.signet.jwt;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tokens that no issuer would make, signed with a key the verifier trusts. */
final class Forge {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final long NOW_SECONDS = NOW.getEpochSecond();
    static final String ISSUER = "https://auth.example.com";
    static final String AUDIENCE = "https://api.example.com";
    static final String HEADER = "{\"alg\":\"HS256\"}";
    static final SigningKey KEY = SigningKey.hmac("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    private Forge() {}

    static JwtVerifier.Builder verifier() {
        return JwtVerifier.builder()
                .key(KEY.verificationKey())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .clock(CLOCK);
    }

    /** A payload that is good but for these further members. */
    static String payload(String... members) {
        StringBuilder json = new StringBuilder("{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\"");
        for (String member : members) {
            json.append(',').append(member);
        }
        return json.append('}').toString();
    }

    static String good() {
        return payload("\"exp\":" + (NOW_SECONDS + 60));
    }

    static String token(String header, String payload) {
        return token(utf8(header), utf8(payload));
    }

    static String token(byte[] header, byte[] payload) {
        return signed(Base64Url.encodeToString(header) + "." + Base64Url.encodeToString(payload));
    }

    static String signed(String signingInput) {
        return signedBy(KEY, signingInput);
    }

    static String signedBy(SigningKey key, String signingInput) {
        return signingInput + "." + Base64Url.encodeToString(key.sign(utf8(signingInput)));
    }

    static String encoded(String json) {
        return Base64Url.encodeToString(utf8(json));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Reason refusal(JwtVerifier verifier, String token) {
        return reason(() -> verifier.verify(token));
    }

    static Reason reason(ThrowingCallable call) {
        return catchThrowableOfType(JwtException.class, call).reason();
    }
}
