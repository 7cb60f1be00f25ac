package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The access token of RFC 9068 section 3, figure 3, which the RFC prints unsigned. */
class Rfc9068Test {
    private static final String ISSUER = "https://authorization-server.example.com/";
    private static final String AUDIENCE = "https://rs.example.com/";
    private static final Instant ISSUED = Instant.ofEpochSecond(1_618_354_090L);
    private static final Instant EXPIRES = Instant.ofEpochSecond(1_639_528_912L);
    private static final String HEADER = "{\"typ\":\"at+JWT\",\"alg\":\"RS256\",\"kid\":\"RjEwOwOA\"}";
    private static final String CLAIMS = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"5ba552d67\",\"aud\":\"" + AUDIENCE
            + "\",\"exp\":1639528912,\"iat\":1618354090,\"jti\":\"dbe39bf3a3ba4238a513f51d6e1691c4\","
            + "\"client_id\":\"s6BhdRkqt3\",\"scope\":\"openid profile reademail\"}";
    private static final SigningKey KEY = SigningKey.generate(JwsAlgorithm.RS256, "RjEwOwOA", new SecureRandom());

    @Test
    void exampleSignedGivesItsClaims() {
        VerifiedJwt jwt = verifier(ISSUED).type("at+jwt").build().verify(token(HEADER));
        assertThat(jwt.keyId()).contains("RjEwOwOA");
        assertThat(jwt.subject()).contains("5ba552d67");
        assertThat(jwt.id()).contains("dbe39bf3a3ba4238a513f51d6e1691c4");
        assertThat(jwt.string("client_id")).contains("s6BhdRkqt3");
        assertThat(jwt.string("scope")).contains("openid profile reademail");
        assertThat(jwt.issuedAt()).contains(ISSUED);
        assertThat(jwt.expiresAt()).isEqualTo(EXPIRES);
    }

    /** Section 2.1: the type with and without {@code application/}; section 4: nothing else. */
    @Test
    void onlyTheTwoSpellingsOfTheTypeAreAccepted() {
        JwtVerifier verifier = verifier(ISSUED).type("at+jwt").build();
        assertThat(verifier.verify(typed("\"application/at+jwt\"")).subject()).contains("5ba552d67");
        assertThat(verifier.verify(typed("\"AT+jwt\"")).subject()).contains("5ba552d67");
        for (String other :
                new String[] {"\"JWT\"", "\"jwt\"", "\"id+jwt\"", "\"at+jwt \"", "\"\"", "\"text/at+jwt\""}) {
            assertThat(Forge.refusal(verifier, typed(other))).as(other).isEqualTo(Reason.WRONG_TYPE);
        }
        String untyped = token("{\"alg\":\"RS256\",\"kid\":\"RjEwOwOA\"}");
        assertThat(Forge.refusal(verifier, untyped)).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void verifierOfOtherTokensRefusesAnAccessToken() {
        assertThat(Forge.refusal(verifier(ISSUED).build(), token(HEADER))).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void exampleIsRefusedOnceItHasExpired() {
        assertThat(Forge.refusal(verifier(EXPIRES).type("at+jwt").build(), token(HEADER)))
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void issuerMakesATokenOfTheSameHeaderAndClaims() {
        JwtClaims claims = JwtClaims.builder()
                .subject("5ba552d67")
                .id("dbe39bf3a3ba4238a513f51d6e1691c4")
                .claim("client_id", "s6BhdRkqt3")
                .claim("scope", "openid profile reademail")
                .build();
        JwtIssuer issuer = JwtIssuer.builder(KEY)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .type("at+jwt")
                .lifetime(Duration.between(ISSUED, EXPIRES))
                .clock(InstantSource.fixed(ISSUED))
                .build();
        JwtVerifier verifier = verifier(ISSUED).type("at+jwt").build();
        VerifiedJwt made = verifier.verify(issuer.issue(claims));
        VerifiedJwt printed = verifier.verify(token(HEADER));
        assertThat(made.claims()).isEqualTo(printed.claims());
        assertThat(made.algorithm()).isEqualTo(printed.algorithm());
        assertThat(made.keyId()).isEqualTo(printed.keyId());
    }

    private static String typed(String type) {
        return token("{\"typ\":" + type + ",\"alg\":\"RS256\",\"kid\":\"RjEwOwOA\"}");
    }

    private static String token(String header) {
        return Forge.signedBy(KEY, Forge.encoded(header) + "." + Forge.encoded(CLAIMS));
    }

    private static JwtVerifier.Builder verifier(Instant now) {
        return JwtVerifier.builder()
                .key(KEY.verificationKey())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .clock(InstantSource.fixed(now));
    }
}
