package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** The example keys of RFC 7517 appendix A. */
class Rfc7517Test {
    private static final String EC_POINT = "\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\","
            + "\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"";
    private static final String EC_PRIVATE = "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE";
    private static final String EC = EC_POINT + ",\"use\":\"enc\",\"kid\":\"1\"";
    private static final String RSA = "\"kty\":\"RSA\",\"n\":\"" + RfcExamples.RSA_MODULUS
            + "\",\"e\":\"AQAB\",\"alg\":\"RS256\",\"kid\":\"2011-04-29\"";
    private static final String RSA_PRIVATE =
            "X4cTteJY_gn4FYPsXB8rdXix5vwsg1FLN5E3EaG6RJoVH-HLLKD9M7dx5oo7GURknchnrRweUkC7hT5fJLM0WbFAKNLWY2vv7B6NqXSzUvxT0_"
                    + "YSfqijwp3RTzlBaCxWp4doFk5N2o8Gy_nHNKroADIkJ46pRUohsXywbReAdYaMwFs9tv8d_cPVY3i07a3t8MN6TNwm0dSawm9v47"
                    + "UiCl3Sk5ZiG7xojPLu4sbg1U2jx4IBTNBznbJSzFHK66jT8bgkuqsk0GjskDJk19Z4qwjwbsnn4j2WBii3RL-Us2lGVkY8fkFzme"
                    + "1z0HbIkfz0Y6mqnOYtqc0X4jfcKoAC8Q";

    /** The EC key of the example is one for encryption. */
    @Test
    void a1PublicSetGivesItsOneSignatureKey() {
        JwkSet set = JwkSet.parse(set(EC, RSA));
        assertThat(set.keys()).hasSize(1);
        VerificationKey key = set.keys().get(0).key();
        assertThat(key.kid()).contains("2011-04-29");
        assertThat(key.algorithm()).isEqualTo(JwsAlgorithm.RS256);
    }

    @Test
    void a2PrivateKeyInAPublicSetIsRefused() {
        assertThat(refusal(set(EC + ",\"d\":\"" + EC_PRIVATE + "\""))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(refusal(set(RSA + ",\"d\":\"" + RSA_PRIVATE + "\""))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void a2PrivateKeysArePairsWithThePublicKeysOfA1() throws GeneralSecurityException {
        VerificationKey ec = RfcExamples.key("{" + EC_POINT + "}");
        VerificationKey rsa = RfcExamples.key("{" + RSA + "}");
        SigningKey ecSigner = SigningKey.of(JwsAlgorithm.ES256, RfcExamples.pair(ec, EC_PRIVATE));
        SigningKey rsaSigner = SigningKey.of(JwsAlgorithm.RS256, RfcExamples.pair(rsa, RSA_PRIVATE));
        byte[] data = Forge.utf8("data");
        assertThat(ec.verify(data, ecSigner.sign(data))).isTrue();
        assertThat(rsa.verify(data, rsaSigner.sign(data))).isTrue();
        assertThat(rsa.verify(data, ecSigner.sign(data))).isFalse();
    }

    @Test
    void a3SecretsInAPublicSetAreRefused() {
        String wrapping = "\"kty\":\"oct\",\"alg\":\"A128KW\",\"k\":\"GawgguFyGrWKav7AX4VKUg\"";
        String mac = "\"kty\":\"oct\",\"k\":\"" + RfcExamples.MAC_KEY
                + "\",\"kid\":\"HMAC key used in JWS spec Appendix A.1 example\"";
        assertThat(refusal(set(wrapping))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(refusal(set(mac))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(refusal(set(RSA, mac))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    private static Reason refusal(String set) {
        return Forge.reason(() -> JwkSet.parse(set));
    }

    private static String set(String... keys) {
        return "{\"keys\":[{" + String.join("},{", keys) + "}]}";
    }
}
