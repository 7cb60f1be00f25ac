package dev.signet.jwt;

import static dev.signet.jwt.Forge.AUDIENCE;
import static dev.signet.jwt.Forge.ISSUER;
import static dev.signet.jwt.Forge.KEY;
import static dev.signet.jwt.Forge.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtIssuerTest {
    private static final JwtClaims ALICE = JwtClaims.builder().subject("alice").build();

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void issuedTokenIsVerifiedWithEveryAlgorithm(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k1", new SecureRandom());
        String token = issuer(key).type("at+jwt").build().issue(ALICE);
        VerifiedJwt jwt = JwtVerifier.builder()
                .key(key.verificationKey())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .type("at+jwt")
                .clock(Forge.CLOCK)
                .build()
                .verify(token);
        assertThat(jwt.subject()).contains("alice");
        assertThat(jwt.algorithm()).isEqualTo(algorithm);
        assertThat(jwt.keyId()).contains("k1");
        assertThat(jwt.issuedAt()).contains(NOW);
        assertThat(jwt.expiresAt()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void writesExactlyTheseBytes() {
        JwtClaims claims = JwtClaims.builder()
                .subject("a\"\\\n\u0001é😀")
                .id("j")
                .notBefore(NOW.minusMillis(500))
                .claim("admin", true)
                .claim("level", 7)
                .claim("roles", List.of("r", "w"))
                .claim("user", Map.of("image", Arrays.asList(null, 1, 1.5, false)))
                .build();
        String token = issuer(SigningKey.hmac(new byte[32], "k1")).build().issue(claims);
        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"HS256\",\"kid\":\"k1\"}");
        assertThat(part(token, 1))
                .isEqualTo("{\"iss\":\"https://auth.example.com\",\"aud\":\"https://api.example.com\","
                        + "\"iat\":1767225600,\"exp\":1767226500,\"sub\":\"a\\\"\\\\\\n\\u0001é😀\",\"jti\":\"j\","
                        + "\"nbf\":1767225600,\"admin\":true,\"level\":7,\"roles\":[\"r\",\"w\"],"
                        + "\"user\":{\"image\":[null,1,1.5,false]}}");
    }

    @Test
    void severalAudiencesAreAList() {
        String token = issuer(KEY).audience("a", "b").build().issue(ALICE);
        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"HS256\"}");
        assertThat(part(token, 1)).contains("\"aud\":[\"a\",\"b\"]");
    }

    @Test
    void expiresAtOverridesTheLifetimeAndIsRoundedDown() {
        JwtClaims claims = JwtClaims.builder().expiresAt(NOW.plusMillis(5999)).build();
        String token = issuer(KEY).build().issue(claims);
        assertThat(Forge.verifier().build().verify(token).expiresAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void timesAreWholeSecondsThatNeverLengthenTheToken() {
        JwtIssuer late =
                issuer(KEY).clock(InstantSource.fixed(NOW.plusMillis(999))).build();
        assertThat(part(late.issue(ALICE), 1)).contains("\"iat\":1767225600,\"exp\":1767226500");
    }

    @Test
    void fullySpecifiedNameIsWrittenAndVerified() {
        SigningKey key = SigningKey.generate(JwsAlgorithm.EDDSA, "k", new SecureRandom());
        String token = issuer(key).fullySpecifiedAlgorithm().build().issue(ALICE);
        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"Ed25519\",\"kid\":\"k\"}");
        assertThat(part(issuer(key).build().issue(ALICE), 0)).isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"k\"}");
        assertThat(part(issuer(KEY).fullySpecifiedAlgorithm().build().issue(ALICE), 0))
                .isEqualTo("{\"alg\":\"HS256\"}");
        JwtVerifier verifier = JwtVerifier.builder()
                .key(key.verificationKey())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .clock(Forge.CLOCK)
                .build();
        assertThat(verifier.verify(token).algorithm()).isEqualTo(JwsAlgorithm.EDDSA);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtIssuer.builder(KEY)
                        .audience("a")
                        .lifetime(Duration.ofMinutes(1))
                        .build())
                .withMessageContaining("issuer(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtIssuer.builder(KEY)
                        .issuer("i")
                        .lifetime(Duration.ofMinutes(1))
                        .build())
                .withMessageContaining("audience(...)");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> JwtIssuer.builder(KEY).issuer("i").audience("a").build())
                .withMessageContaining("lifetime(...)");
    }

    @Test
    void lifetimeBelowASecondIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> issuer(KEY).lifetime(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> issuer(KEY).lifetime(Duration.ofSeconds(-5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer(KEY).lifetime(ChronoUnit.FOREVER.getDuration()))
                .withMessageContaining("a hundred years");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "iat", "exp", "sub", "jti", "nbf"})
    void registeredNamesAreRefusedAsClaims(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim(name, "x"))
                .withMessageContaining(name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim(name, 1L));
    }

    @Test
    void claimsThatCannotBeVerifiedAreNotIssued() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim("a", "1").claim("a", 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim("a", "\ud800"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim("a", List.of(Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim("a", List.of(new Object())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim("a", nested(8)));
        String token = issuer(KEY)
                .build()
                .issue(JwtClaims.builder().claim("a", nested(7)).build());
        assertThat(Forge.verifier().build().verify(token).claims()).containsKey("a");
    }

    @Test
    void claimsShowTheirNamesOnly() {
        assertThat(JwtClaims.builder().claim("mail", "a@example.com").build().toString())
                .isEqualTo("JwtClaims[mail]");
    }

    private static List<?> nested(int depth) {
        List<?> list = List.of();
        for (int i = 1; i < depth; i++) {
            list = List.of(list);
        }
        return list;
    }

    private static JwtIssuer.Builder issuer(SigningKey key) {
        return JwtIssuer.builder(key)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .lifetime(Duration.ofMinutes(15))
                .clock(Forge.CLOCK);
    }

    private static String part(String token, int index) {
        return new String(Base64Url.decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
    }
}
