package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 7518, RFC 8037 and RFC 9864 say of each algorithm. */
class JwsAlgorithmTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DATA = {1, 2, 3};
    private static final KeyPair RSA = pair("RSA", null);
    private static final Map<JwsAlgorithm, SigningKey> KEYS = keys();

    @Test
    void namesAreFoundExactly() {
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            assertThat(JwsAlgorithm.ofName(algorithm.wireName())).contains(algorithm);
            assertThat(algorithm.wireName().toUpperCase(java.util.Locale.ROOT)).isEqualTo(algorithm.name());
        }
        assertThat(JwsAlgorithm.EDDSA.wireName()).isEqualTo("EdDSA");
        assertThat(JwsAlgorithm.ofName("Ed25519")).contains(JwsAlgorithm.EDDSA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "hs256",
                "EDDSA",
                "eddsa",
                "ed25519",
                "Ed448",
                "ES256K",
                "ES521",
                "PS1",
                "RS1",
                "HS1",
                "RS256 ",
                "RSA-OAEP",
                "ML-DSA-44"
            })
    void everyOtherNameIsUnknown(String name) {
        assertThat(JwsAlgorithm.ofName(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HS256, 32",
        "HS384, 48",
        "HS512, 64",
        "RS256, 256",
        "RS384, 256",
        "RS512, 256",
        "PS256, 256",
        "PS384, 256",
        "PS512, 256",
        "ES256, 64",
        "ES384, 96",
        "ES512, 132",
        "EDDSA, 64"
    })
    void signaturesHaveExactlyTheirLength(JwsAlgorithm algorithm, int length) {
        SigningKey key = key(algorithm);
        byte[] signature = key.sign(DATA);
        assertThat(signature).hasSize(length);
        assertThat(key.verificationKey().verify(DATA, signature)).isTrue();
        for (int wrong : new int[] {0, 1, length / 2, length - 1, length + 1, 2 * length}) {
            assertThat(key.verificationKey().verify(DATA, Arrays.copyOf(signature, wrong)))
                    .isFalse();
        }
        byte[] longer = new byte[length + 1];
        System.arraycopy(signature, 0, longer, 1, length);
        assertThat(key.verificationKey().verify(DATA, longer)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyChangedByteOfASignatureIsSeen(JwsAlgorithm algorithm) {
        SigningKey key = key(algorithm);
        byte[] signature = key.sign(DATA);
        for (int i = 0; i < signature.length; i += algorithm.jcaKey().isEmpty() ? 1 : 16) {
            byte[] changed = signature.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertThat(key.verificationKey().verify(DATA, changed)).isFalse();
        }
        assertThat(key.verificationKey().verify(new byte[] {1, 2, 4}, signature))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {"RS.*", "PS.*"})
    void oneRsaKeyDoesNotMixItsAlgorithms(JwsAlgorithm algorithm) {
        for (JwsAlgorithm other : JwsAlgorithm.values()) {
            if (other != algorithm && other.jcaKey().equals("RSA")) {
                assertThat(key(other)
                                .verificationKey()
                                .verify(DATA, key(algorithm).sign(DATA)))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PS256, SHA-256, 32", "PS384, SHA-384, 48", "PS512, SHA-512, 64"})
    void saltOfPssIsAsLongAsTheHash(JwsAlgorithm algorithm, String hash, int salt) throws Exception {
        VerificationKey key = key(algorithm).verificationKey();
        assertThat(key.verify(DATA, pss(hash, hash, salt))).isTrue();
        assertThat(key.verify(DATA, pss(hash, hash, 0))).isFalse();
        assertThat(key.verify(DATA, pss(hash, hash, salt - 1))).isFalse();
        assertThat(key.verify(DATA, pss(hash, hash, salt + 1))).isFalse();
        assertThat(key.verify(DATA, pss(hash, "SHA-1", salt))).isFalse();
        assertThat(key.verify(DATA, pss("SHA-1", "SHA-1", 20))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HS256, 32", "HS384, 48", "HS512, 64"})
    void secretShorterThanTheHashIsRefusedWithTheReason(JwsAlgorithm algorithm, int floor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.hmac(algorithm, new byte[floor - 1]))
                .withMessageContaining("An " + algorithm + " secret needs at least " + floor + " bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.hmac(algorithm, new byte[floor - 1], "k"));
        assertThat(VerificationKey.hmac(algorithm, new byte[floor]).algorithm()).isEqualTo(algorithm);
        assertThat(SigningKey.hmac(algorithm, new byte[floor], "k").kid()).contains("k");
    }

    @Test
    void hmacWithoutAnAlgorithmIsHs256() {
        byte[] secret = new byte[64];
        assertThat(SigningKey.hmac(secret).algorithm()).isEqualTo(JwsAlgorithm.HS256);
        assertThat(VerificationKey.hmac(secret, "k").algorithm()).isEqualTo(JwsAlgorithm.HS256);
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.hmac(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.hmac(new byte[0], "k"));
    }

    @ParameterizedTest
    @EnumSource
    void secretsAndKeyPairsAreNotExchanged(JwsAlgorithm algorithm) {
        if (algorithm.isSymmetric()) {
            assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of(algorithm, RSA));
            assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.of(algorithm, RSA.getPublic()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.fromPkcs8(algorithm, new byte[64], new byte[64], "k"));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.hmac(algorithm, new byte[64]))
                    .withMessageContaining(algorithm.wireName() + " has no secret");
            assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.hmac(algorithm, new byte[64]));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
    void keysOfEveryOtherKindAreRefused(JwsAlgorithm algorithm) {
        Map<String, PublicKey> kinds = Map.of(
                "RSA", RSA.getPublic(),
                "ES256", pair("EC", "secp256r1").getPublic(),
                "ES384", pair("EC", "secp384r1").getPublic(),
                "ES512", pair("EC", "secp521r1").getPublic(),
                "EDDSA", pair("Ed25519", null).getPublic(),
                "X25519", pair("X25519", null).getPublic());
        String own = algorithm.jcaKey().equals("RSA") ? "RSA" : algorithm.name();
        kinds.forEach((kind, key) -> {
            if (kind.equals(own)) {
                assertThat(VerificationKey.of(algorithm, key).algorithm()).isEqualTo(algorithm);
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.of(algorithm, key));
            }
        });
    }

    private static byte[] pss(String hash, String mask, int salt) throws Exception {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), salt, 1));
        PrivateKey key = RSA.getPrivate();
        signature.initSign(key);
        signature.update(DATA);
        return signature.sign();
    }

    private static SigningKey key(JwsAlgorithm algorithm) {
        return java.util.Objects.requireNonNull(KEYS.get(algorithm));
    }

    private static Map<JwsAlgorithm, SigningKey> keys() {
        Map<JwsAlgorithm, SigningKey> keys = new EnumMap<>(JwsAlgorithm.class);
        Stream.of(JwsAlgorithm.values())
                .forEach(algorithm -> keys.put(
                        algorithm,
                        algorithm.jcaKey().equals("RSA")
                                ? SigningKey.of(algorithm, RSA)
                                : SigningKey.generate(algorithm, "k", RANDOM)));
        return keys;
    }

    private static KeyPair pair(String kind, @org.jspecify.annotations.Nullable String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("RSA")) {
                generator.initialize(2048);
            } else if (curve != null) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
