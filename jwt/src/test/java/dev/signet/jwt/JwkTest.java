package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jwt.JwtException.Reason;
import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** A single public JWK. */
class JwkTest {
    private static final String ED =
            "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"";

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
    void writtenKeyIsReadBack(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k\"1", new SecureRandom());
        Jwk written = Jwk.of(key.verificationKey());
        Jwk read = Jwk.parse(written.toJson());
        byte[] data = {1, 2, 3};
        assertThat(read.key().algorithm()).isEqualTo(algorithm);
        assertThat(read.key().kid()).contains("k\"1");
        assertThat(read.key().verify(data, key.sign(data))).isTrue();
        assertThat(read.toJson()).isEqualTo(written.toJson());
        assertThat(read.thumbprint()).isEqualTo(written.thumbprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{" + ED + "}x",
                "{" + ED + ",\"kty\":\"OKP\"}",
                "{" + ED + ",\"use\":\"enc\"}",
                "{" + ED + ",\"key_ops\":[\"sign\"]}",
                "{" + ED + ",\"alg\":\"ES256\"}",
                "{" + ED + ",\"alg\":\"Ed448\"}",
                "{" + ED + ",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
                "{\"kty\":\"AKP\",\"pub\":\"AA\"}",
                "{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}"
            })
    void anythingElseIsRefused(String json) {
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> Jwk.parse(json))
                .withMessageStartingWith("The JWK is refused: ")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.KEYS_UNAVAILABLE));
    }
}
