package dev.signet.jwt;

import static dev.signet.jwt.Forge.AUDIENCE;
import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.ISSUER;
import static dev.signet.jwt.Forge.NOW;
import static dev.signet.jwt.Forge.NOW_SECONDS;
import static dev.signet.jwt.Forge.payload;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuer, audience, times and the types of registered claims. */
class JwtVerifierClaimsTest {
    private static final String EXP = "\"exp\":" + (NOW_SECONDS + 60);

    private final JwtVerifier verifier = verifier().build();

    @Test
    @Tag("R-031")
    void tokenIsExpiredFromTheSecondOfExpOn() {
        assertThat(verify("\"exp\":" + (NOW_SECONDS + 1)).expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(refused("\"exp\":" + NOW_SECONDS)).isEqualTo(Reason.EXPIRED);
        assertThat(refused("\"exp\":" + (NOW_SECONDS - 1))).isEqualTo(Reason.EXPIRED);
        assertThat(refused("\"exp\":0")).isEqualTo(Reason.EXPIRED);
        assertThat(refused("\"exp\":-1")).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void leewayMovesTheExpiryAndNotBefore() {
        JwtVerifier lenient = verifier().leeway(Duration.ofSeconds(30)).build();
        assertThat(lenient.verify(token(HEADER, payload("\"exp\":" + (NOW_SECONDS - 29))))
                        .expiresAt())
                .isBefore(NOW);
        assertThat(refusal(lenient, token(HEADER, payload("\"exp\":" + (NOW_SECONDS - 30)))))
                .isEqualTo(Reason.EXPIRED);
        assertThat(lenient.verify(token(HEADER, payload(EXP, "\"nbf\":" + (NOW_SECONDS + 30))))
                        .notBefore())
                .contains(NOW.plusSeconds(30));
        assertThat(refusal(lenient, token(HEADER, payload(EXP, "\"nbf\":" + (NOW_SECONDS + 31)))))
                .isEqualTo(Reason.NOT_YET_VALID);
    }

    @Test
    @Tag("R-031")
    void expIsMandatory() {
        assertThat(refused("\"a\":1")).isEqualTo(Reason.INVALID_CLAIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "\"9999999999\"",
                "null",
                "true",
                "{}",
                "[]",
                "[9999999999]",
                "{\"$date\":1}",
                "1e400",
                "1e99",
                "99999999999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "253402300800",
                "1767225660000",
                "\"\""
            })
    @Tag("R-031")
    void timesThatAreNoSecondsAreInvalid(String value) {
        assertThat(refused("\"exp\":" + value)).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(refused(EXP, "\"nbf\":" + value)).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(refused(EXP, "\"iat\":" + value)).isEqualTo(Reason.INVALID_CLAIM);
    }

    @Test
    void fractionsOfSecondsAreTimes() {
        assertThat(verify("\"exp\":" + NOW_SECONDS + ".5").expiresAt()).isEqualTo(NOW.plusMillis(500));
        assertThat(verify("\"exp\":2.5e9").expiresAt().getEpochSecond()).isEqualTo(2_500_000_000L);
        assertThat(refused("\"exp\":" + (NOW_SECONDS - 1) + ".999999999")).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @Tag("R-031")
    void tokenIsValidFromNotBeforeOn() {
        assertThat(verify(EXP, "\"nbf\":" + NOW_SECONDS).notBefore()).contains(NOW);
        assertThat(refused(EXP, "\"nbf\":" + (NOW_SECONDS + 1))).isEqualTo(Reason.NOT_YET_VALID);
    }

    @Test
    void issuedMoreThanAMinuteAheadIsRefused() {
        assertThat(verify(EXP, "\"iat\":" + (NOW_SECONDS + 60)).issuedAt()).contains(NOW.plusSeconds(60));
        assertThat(refused(EXP, "\"iat\":" + (NOW_SECONDS + 61))).isEqualTo(Reason.NOT_YET_VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://auth.example.com/",
                "https://auth.example.co",
                "https://AUTH.example.com",
                "",
                "https",
                "https://auth.example.com.evil.example"
            })
    @Tag("R-031")
    void otherIssuersAreRefused(String issuer) {
        String payload = "{\"iss\":\"" + issuer + "\",\"aud\":\"" + AUDIENCE + "\"," + EXP + "}";
        assertThat(refusal(verifier, token(HEADER, payload))).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void missingIssuerOrAudienceIsRefused() {
        assertThat(refusal(verifier, token(HEADER, "{\"aud\":\"" + AUDIENCE + "\"," + EXP + "}")))
                .isEqualTo(Reason.WRONG_ISSUER);
        assertThat(refusal(verifier, token(HEADER, "{\"iss\":\"" + ISSUER + "\"," + EXP + "}")))
                .isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    @Tag("R-031")
    void audienceIsAStringOrAListThatContainsTheExpectedOne() {
        assertThat(withAudience("[\"other\",\"" + AUDIENCE + "\"]").audience()).containsExactly("other", AUDIENCE);
        assertThat(refusedAudience("[]")).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refusedAudience("\"other\"")).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refusedAudience("\"" + AUDIENCE + "/x\"")).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refusedAudience("[\"x " + AUDIENCE + "\"]")).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refusedAudience("[\"" + AUDIENCE + "\",1]")).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(refusedAudience("[\"" + AUDIENCE + "\",null]")).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(refusedAudience("{\"" + AUDIENCE + "\":1}")).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(refusedAudience("null")).isEqualTo(Reason.INVALID_CLAIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "true", "[\"a\"]", "{}"})
    @Tag("R-031")
    void subjectIdAndIssuerMustBeStrings(String value) {
        assertThat(refused(EXP, "\"sub\":" + value)).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(refused(EXP, "\"jti\":" + value)).isEqualTo(Reason.INVALID_CLAIM);
        String payload = "{\"iss\":" + value + ",\"aud\":\"" + AUDIENCE + "\"," + EXP + "}";
        assertThat(refusal(verifier, token(HEADER, payload))).isEqualTo(Reason.INVALID_CLAIM);
    }

    @Test
    void claimsAreReadByTheirTypeOnly() {
        VerifiedJwt jwt = verify(
                EXP,
                "\"text\":\"a\\u00e9\\ud83d\\ude00\\n\"",
                "\"raw\":\"é😀\"",
                "\"number\":-0",
                "\"fraction\":1.50",
                "\"big\":99999999999999999999",
                "\"max\":9223372036854775807",
                "\"yes\":true",
                "\"roles\":[\"a\",\"b\"]",
                "\"mixed\":[\"a\",1]",
                "\"nothing\":null",
                "\"object\":{\"z\":1,\"a\":[null]}");
        assertThat(jwt.string("text")).contains("aé😀\n");
        assertThat(jwt.string("raw")).contains("é😀");
        assertThat(jwt.longValue("number")).contains(0L);
        assertThat(jwt.longValue("max")).contains(Long.MAX_VALUE);
        assertThat(jwt.longValue("fraction")).isEmpty();
        assertThat(jwt.claims()).containsEntry("fraction", new BigDecimal("1.50"));
        assertThat(jwt.claims()).containsEntry("big", new BigDecimal("99999999999999999999"));
        assertThat(jwt.bool("yes")).contains(true);
        assertThat(jwt.strings("roles")).containsExactly("a", "b");
        assertThat(jwt.strings("mixed")).isEmpty();
        assertThat(jwt.string("yes")).isEmpty();
        assertThat(jwt.bool("text")).isEmpty();
        assertThat(jwt.strings("text")).isEmpty();
        assertThat(jwt.claims()).containsEntry("nothing", null);
        assertThat(jwt.claims().keySet())
                .containsExactly(
                        "iss",
                        "aud",
                        "exp",
                        "text",
                        "raw",
                        "number",
                        "fraction",
                        "big",
                        "max",
                        "yes",
                        "roles",
                        "mixed",
                        "nothing",
                        "object");
    }

    @Test
    void registeredClaimsHaveTheirOwnMethods() {
        VerifiedJwt jwt = verify(
                EXP, "\"sub\":\"alice\"", "\"jti\":\"j\"", "\"nbf\":" + NOW_SECONDS, "\"iat\":" + (NOW_SECONDS - 1));
        assertThat(jwt.issuer()).isEqualTo(ISSUER);
        assertThat(jwt.subject()).contains("alice");
        assertThat(jwt.audience()).containsExactly(AUDIENCE);
        assertThat(jwt.id()).contains("j");
        assertThat(jwt.notBefore()).contains(NOW);
        assertThat(jwt.issuedAt()).contains(NOW.minusSeconds(1));
        assertThat(jwt.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(jwt.has("jti")).isTrue();
        assertThat(jwt).hasToString("VerifiedJwt[iss, aud, exp, sub, jti, nbf, iat]");
        VerifiedJwt plain = verify(EXP);
        assertThat(plain.subject()).isEmpty();
        assertThat(plain.id()).isEmpty();
        assertThat(plain.notBefore()).isEmpty();
        assertThat(plain.issuedAt()).isEmpty();
        assertThat(plain.keyId()).isEmpty();
        assertThat(plain.type()).isEmpty();
        assertThat(plain.algorithm()).isEqualTo(JwsAlgorithm.HS256);
        assertThat(plain.has("jti")).isFalse();
    }

    @Test
    void claimsCannotBeChanged() {
        VerifiedJwt jwt = verify(EXP, "\"o\":{\"l\":[1]}");
        assertThat(jwt.claims()).isUnmodifiable();
        assertThat(jwt.claims().get("o"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isUnmodifiable()
                .extractingByKey("l", InstanceOfAssertFactories.LIST)
                .isUnmodifiable();
    }

    @Test
    void neitherExceptionNorTokenShowsItsContent() {
        VerifiedJwt jwt = verify(EXP, "\"sub\":\"alice\"");
        assertThat(jwt.toString()).doesNotContain("alice");
        JwtException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                JwtException.class, () -> verifier.verify(token(HEADER, payload("\"exp\":\"alice\""))));
        assertThat(refusal.getMessage()).doesNotContain("alice");
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    private VerifiedJwt verify(String... members) {
        return verifier.verify(token(HEADER, payload(members)));
    }

    private Reason refused(String... members) {
        return refusal(verifier, token(HEADER, payload(members)));
    }

    private VerifiedJwt withAudience(String audience) {
        return verifier.verify(token(HEADER, "{\"iss\":\"" + ISSUER + "\",\"aud\":" + audience + "," + EXP + "}"));
    }

    private Reason refusedAudience(String audience) {
        return Forge.reason(() -> withAudience(audience));
    }
}
