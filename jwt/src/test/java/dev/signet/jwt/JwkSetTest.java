package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jwt.JwtException.Reason;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
    private static final String ED =
            "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"";
    private static final String EC =
            "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"";
    private static final String RSA = "\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + RfcExamples.RSA_MODULUS + "\"";

    @Test
    void writtenSetIsReadBack() {
        SecureRandom random = new SecureRandom();
        List<SigningKey> keys = Stream.of(JwsAlgorithm.values())
                .filter(algorithm -> !algorithm.isSymmetric())
                .map(algorithm -> SigningKey.generate(algorithm, algorithm.name(), random))
                .toList();
        String json = JwkSet.of(keys.stream().map(SigningKey::verificationKey).toList())
                .toJson();
        KeySet read = JwkSet.parse(json).toKeySet();
        for (SigningKey key : keys) {
            byte[] data = {1, 2, 3};
            VerificationKey found = read.find(key.kid().orElseThrow()).orElseThrow();
            assertThat(found.algorithm()).isEqualTo(key.algorithm());
            assertThat(found.verify(data, key.sign(data))).isTrue();
        }
        assertThat(JwkSet.parse(json).toJson()).isEqualTo(json);
    }

    @Test
    void writesTheMembersInThisOrder() {
        String json = "{\"keys\":[{\"alg\":\"EdDSA\"," + ED + ",\"kid\":\"k1\"}]}";
        assertThat(JwkSet.parse(json).toJson()).isEqualTo(json);
        String ec = "{\"keys\":[{\"alg\":\"ES256\"," + EC + "}]}";
        assertThat(JwkSet.parse(ec).toJson()).isEqualTo(ec);
    }

    @Test
    void coordinatesKeepTheirLeadingZeros() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 300; i++) {
            VerificationKey key =
                    SigningKey.generate(JwsAlgorithm.ES256, "k", random).verificationKey();
            assertThat(JwkSet.parse(JwkSet.of(key).toJson()).keys()).hasSize(1);
        }
    }

    @Test
    void secretsAreNeverWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> JwkSet.of(Forge.KEY.verificationKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {ED, EC})
    void algorithmIsKnownFromTheKind(String members) {
        assertThat(set("{" + members + "}").keys()).hasSize(1);
        assertThat(set("{" + members + ",\"use\":\"sig\",\"key_ops\":[\"verify\"],\"x5t\":\"a\"}")
                        .keys())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RS256, RS256", "RS384, RS384", "RS512, RS512", "PS256, PS256", "PS384, PS384", "PS512, PS512"})
    void algorithmOfAnRsaKeyIsTheStatedOne(String name, JwsAlgorithm algorithm) {
        assertThat(set("{" + RSA + ",\"alg\":\"" + name + "\"}")
                        .keys()
                        .get(0)
                        .key()
                        .algorithm())
                .isEqualTo(algorithm);
    }

    @Test
    void edDsaHasTwoNames() {
        for (String name : List.of("EdDSA", "Ed25519")) {
            Jwk key = set("{" + ED + ",\"alg\":\"" + name + "\"}").keys().get(0);
            assertThat(key.key().algorithm()).isEqualTo(JwsAlgorithm.EDDSA);
            assertThat(key.toJson()).startsWith("{\"alg\":\"EdDSA\",");
        }
    }

    @Test
    void rsaKeyWithoutAlgIsRs256AndItsCurveIsNoMember() {
        assertThat(set("{" + RSA + ",\"crv\":\"P-256\"}").keys().get(0).key().algorithm())
                .isEqualTo(JwsAlgorithm.RS256);
    }

    @Test
    void kindsThatAreUnknownOrNotForSignaturesAreSkipped() {
        assertThat(set(
                                "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\"}",
                                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\"}",
                                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"}",
                                "{" + RSA + ",\"alg\":\"RSA-OAEP\",\"use\":\"enc\"}",
                                "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"alg\":\"EdDSA\",\"x\":\"AA\"}",
                                "{" + EC + ",\"alg\":\"ES521\"}",
                                "{" + EC + ",\"alg\":\"ECDH-ES\"}",
                                "{" + RSA + ",\"alg\":\"RSA-OAEP\",\"key_ops\":[\"encrypt\",\"wrapKey\"]}",
                                "{" + RSA + ",\"use\":\"enc\",\"key_ops\":[\"encrypt\"]}",
                                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"use\":\"enc\"}",
                                "{" + EC + ",\"key_ops\":[]}",
                                "{" + EC + ",\"key_ops\":[\"sign\"]}",
                                "{" + EC + ",\"use\":\"tls\"}",
                                "{" + EC + ",\"use\":\"enc\"}",
                                "{" + EC + ",\"key_ops\":[\"deriveKey\"]}",
                                "{" + RSA + ",\"kid\":\"good\"}")
                        .toKeySet()
                        .keys())
                .singleElement()
                .satisfies(key -> assertThat(key.kid()).contains("good"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTw\"}",
                "{" + ED + ",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
                "{" + EC + ",\"d\":\"AA\"}",
                "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\",\"priv\":\"AA\"}",
                "{" + RSA + ",\"use\":\"enc\",\"d\":\"AA\"}",
                "{" + RSA + ",\"oth\":[]}",
                "{" + RSA + ",\"k\":\"AA\"}",
                "{" + RSA + ",\"alg\":\"HS256\"}",
                "{" + RSA + ",\"alg\":\"ES256\"}",
                "{" + RSA + ",\"alg\":\"EdDSA\"}",
                "{" + EC + ",\"alg\":\"RS256\"}",
                "{" + EC + ",\"alg\":\"PS256\"}",
                "{" + EC + ",\"alg\":\"HS256\"}",
                "{" + EC + ",\"alg\":\"ES384\"}",
                "{" + EC + ",\"alg\":\"ES512\"}",
                "{" + ED + ",\"alg\":\"ES256\"}",
                "{" + ED + ",\"alg\":\"HS512\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"alg\":\"ES256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"alg\":\"Ed25519\",\"x\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"alg\":\"EdDSA\",\"x\":\"AA\"}",
                "{" + EC + ",\"use\":\"enc\",\"key_ops\":[\"verify\"]}",
                "{" + EC + ",\"use\":\"enc\",\"key_ops\":[\"sign\"]}",
                "{" + EC + ",\"use\":\"sig\",\"key_ops\":[\"deriveKey\"]}",
                "{" + EC + ",\"alg\":\"ES521\",\"use\":\"enc\",\"key_ops\":[\"verify\"]}",
                "{" + RSA + ",\"key_ops\":[\"verify\",\"encrypt\"]}",
                "{" + EC + ",\"key_ops\":[\"verify\",\"verify\"]}",
                "{" + EC + ",\"key_ops\":[\"verify\",1]}",
                "{" + EC + ",\"key_ops\":[null]}",
                "{" + EC + ",\"key_ops\":null}",
                "{" + EC + ",\"use\":null}",
                "{" + EC + ",\"kid\":null}",
                "{" + EC + ",\"kid\":\" \"}",
                "{" + EC + ",\"alg\":null}",
                "{\"kty\":1}",
                "{\"kty\":null}",
                "{\"kty\":\"EC\",\"alg\":\"ES256\"}",
                "{\"kty\":\"OKP\",\"crv\":1}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":1}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":[\"AQAB\"]}",
                "{" + EC + ",\"alg\":1}",
                "{" + EC + ",\"kid\":1}",
                "{" + EC + ",\"kid\":\"\"}",
                "{" + EC + ",\"key_ops\":\"verify\"}",
                "{" + EC + ",\"use\":[\"sig\"]}",
                "{\"crv\":\"P-256\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                        + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a4\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"" + RfcExamples.RSA_MODULUS + "\",\"e\":\"AAEAAQ\"}",
                "{\"kty\":\"RSA\",\"n\":\"" + RfcExamples.RSA_MODULUS + "\",\"e\":\"Aw\"}",
                "{\"kty\":\"RSA\",\"n\":\"" + RfcExamples.RSA_MODULUS + "\",\"e\":\"AQ\"}",
                "1",
                "null",
                "[]"
            })
    void badKeyRefusesTheSetAndSaysWhich(String key) {
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> set("{" + ED + ",\"kid\":\"good\"}", key))
                .withMessageStartingWith("The JWK Set is refused: keys[1]: ")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.KEYS_UNAVAILABLE));
    }

    @Test
    void duplicateKidsAreRefused() {
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> set("{" + ED + ",\"kid\":\"a\"}", "{" + EC + ",\"kid\":\"a\"}"))
                .withMessageContaining("kid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"keys\":{}}", "{\"keys\":null}", "{\"keys\":[],\"keys\":[]}", "<html>"})
    void documentsThatAreNoSetAreRefused(String json) {
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> JwkSet.parse(json))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.KEYS_UNAVAILABLE));
    }

    @Test
    void emptySetIsASet() {
        assertThat(JwkSet.parse("{\"keys\":[]}").keys()).isEmpty();
    }

    private static JwkSet set(String... keys) {
        return JwkSet.parse("{\"keys\":[" + String.join(",", keys) + "]}");
    }
}
