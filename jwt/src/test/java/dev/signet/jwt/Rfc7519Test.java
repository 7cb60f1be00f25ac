package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7519 sections 3.1 and 6.1. */
class Rfc7519Test {
    private static final byte[] SECRET = Base64Url.decode(RfcExamples.MAC_KEY);

    @Test
    void section31ExpiresAtTheSecondItsClaimsSay() {
        assertThat(refusal("joe", 1, RfcExamples.MAC_TOKEN)).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refusal("joe", 0, expiring("any"))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void section31IsRefusedForAnotherIssuer() {
        assertThat(refusal("jim", 1, RfcExamples.MAC_TOKEN)).isEqualTo(Reason.WRONG_ISSUER);
    }

    /** The example with the audience it lacks. */
    @Test
    void section31WithAnAudienceGivesItsClaims() {
        VerifiedJwt jwt = verifier("joe", 1).verify(expiring("any"));
        assertThat(jwt.issuer()).isEqualTo("joe");
        assertThat(jwt.expiresAt()).isEqualTo(Instant.ofEpochSecond(RfcExamples.CLAIMS_EXPIRE));
        assertThat(jwt.bool("http://example.com/is_root")).contains(true);
    }

    @Test
    void section61UnsecuredTokenIsRefused() {
        assertThat(refusal("joe", 1, RfcExamples.UNSECURED_TOKEN)).isEqualTo(Reason.MALFORMED);
    }

    private static String expiring(String audience) {
        String claims = new String(Base64Url.decode(RfcExamples.CLAIMS), StandardCharsets.UTF_8);
        String header = RfcExamples.MAC_TOKEN.substring(0, RfcExamples.MAC_TOKEN.indexOf('.'));
        String withAudience = claims.replace("{\"iss\"", "{\"aud\":\"" + audience + "\",\"iss\"");
        return Forge.signedBy(SigningKey.hmac(SECRET), header + "." + Forge.encoded(withAudience));
    }

    private static Reason refusal(String issuer, long secondsBeforeExpiry, String token) {
        return Forge.refusal(verifier(issuer, secondsBeforeExpiry), token);
    }

    private static JwtVerifier verifier(String issuer, long secondsBeforeExpiry) {
        return JwtVerifier.builder()
                .key(VerificationKey.hmac(SECRET))
                .issuer(issuer)
                .audience("any")
                .clock(InstantSource.fixed(Instant.ofEpochSecond(RfcExamples.CLAIMS_EXPIRE - secondsBeforeExpiry)))
                .build();
    }
}
