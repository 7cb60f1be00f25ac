package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7638 for every kind; its printed examples are in {@link RfcVectorsTest}. */
class ThumbprintTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @CsvSource({
        "RS256, e kty n",
        "PS384, e kty n",
        "ES256, crv kty x y",
        "ES384, crv kty x y",
        "ES512, crv kty x y",
        "EDDSA, crv kty x"
    })
    void onlyTheRequiredMembersCountInTheirOrder(JwsAlgorithm algorithm, String names) throws Exception {
        Jwk jwk = Jwk.of(SigningKey.generate(algorithm, "k", RANDOM).verificationKey());
        Map<String, @Nullable Object> all = JsonReader.readObject(jwk.toJson().getBytes(StandardCharsets.UTF_8), 16);
        StringBuilder canonical = new StringBuilder();
        for (String name : names.split(" ", -1)) {
            canonical.append(canonical.isEmpty() ? "{\"" : ",\"").append(name).append("\":\"");
            canonical.append(new TreeMap<>(all).get(name)).append('"');
        }
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(canonical.append('}').toString().getBytes(StandardCharsets.UTF_8));
        assertThat(jwk.thumbprint()).isEqualTo(Base64Url.encodeToString(hash));
    }

    @Test
    void keyNamedByItsThumbprintIsTheSameKey() {
        SigningKey key = SigningKey.generate(JwsAlgorithm.EDDSA, "old", RANDOM);
        SigningKey named = key.withThumbprintKid();
        assertThat(named.kid()).contains(Jwk.of(key.verificationKey()).thumbprint());
        assertThat(named.verificationKey().kid()).isEqualTo(named.kid());
        assertThat(key.verificationKey().withThumbprintKid().kid()).isEqualTo(named.kid());
        assertThat(named.sign(new byte[1])).isEqualTo(key.sign(new byte[1]));
        assertThat(named.pkcs8()).isEqualTo(key.pkcs8());
        assertThat(key.kid()).contains("old");
    }

    @Test
    void algorithmAndNameDoNotChangeTheThumbprint() {
        SigningKey key = SigningKey.generate(JwsAlgorithm.RS256, "a", RANDOM);
        SigningKey other = SigningKey.fromPkcs8(JwsAlgorithm.PS512, key.pkcs8(), key.spki(), "b");
        assertThat(other.withThumbprintKid().kid())
                .isEqualTo(key.withThumbprintKid().kid());
    }

    @Test
    void secretHasNoThumbprint() {
        SigningKey secret = SigningKey.hmac(new byte[32]);
        assertThatIllegalArgumentException().isThrownBy(secret::withThumbprintKid);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> secret.verificationKey().withThumbprintKid());
    }
}
