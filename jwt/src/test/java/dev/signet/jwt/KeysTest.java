package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Signing and verification keys: strength, pairing, storage, secrecy. */
class KeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void textOfAPublicKeyIsNoSecret() {
        String pem = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----";
        assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.hmac(Forge.utf8(pem)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.hmac(Forge.utf8("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ")));
    }

    @Test
    void laterChangesOfTheSecretArrayDoNotReachTheKey() {
        byte[] secret = new byte[32];
        SigningKey key = SigningKey.hmac(secret);
        secret[0] = 1;
        assertThat(SigningKey.hmac(new byte[32]).verificationKey().verify(new byte[3], key.sign(new byte[3])))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.MATCH_NONE, names = "HS.*")
    void storedKeyPairSignsAsBefore(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k1", RANDOM);
        SigningKey stored = SigningKey.fromPkcs8(algorithm, key.pkcs8(), key.spki(), "k1");
        byte[] data = Forge.utf8("data");
        assertThat(key.verificationKey().verify(data, stored.sign(data))).isTrue();
        assertThat(key.verificationKey().verify(Forge.utf8("dat4"), stored.sign(data)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS256", "ES256", "ES384", "ES512", "EDDSA"})
    void halvesOfTwoPairsAreRefused(JwsAlgorithm algorithm) {
        SigningKey one = SigningKey.generate(algorithm, "k1", RANDOM);
        SigningKey other = SigningKey.generate(algorithm, "k2", RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPkcs8(algorithm, one.pkcs8(), other.spki(), "k"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS256", "ES256", "ES384", "ES512", "EDDSA"})
    void garbageAsStoredKeyIsRefused(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k1", RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPkcs8(algorithm, new byte[40], key.spki(), "k"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPkcs8(algorithm, key.pkcs8(), new byte[40], "k"));
    }

    @Test
    void keysOfAnotherAlgorithmAreRefused() throws Exception {
        SigningKey ec = SigningKey.generate(JwsAlgorithm.ES256, "k1", RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPkcs8(JwsAlgorithm.EDDSA, ec.pkcs8(), ec.spki(), "k"));
        KeyPair ed448 = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of(JwsAlgorithm.EDDSA, ed448));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(JwsAlgorithm.HS256, ed448.getPublic()));
    }

    @Test
    void shortRsaKeyIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(JwsAlgorithm.RS256, pair, "k"))
                .withMessageContaining("2048");
    }

    @Test
    void rsaKeyWithSmallOrEvenExponentOrEvenModulusIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        BigInteger modulus = ((RSAPublicKey) generator.generateKeyPair().getPublic()).getModulus();
        for (long exponent : new long[] {3, 17, 65_535, 65_538}) {
            assertThatIllegalArgumentException().isThrownBy(() -> rsa(modulus, BigInteger.valueOf(exponent)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rsa(modulus, BigInteger.ONE.shiftLeft(65).add(BigInteger.ONE)));
        assertThatIllegalArgumentException().isThrownBy(() -> rsa(modulus.clearBit(0), BigInteger.valueOf(65_537)));
        assertThat(rsa(modulus, BigInteger.valueOf(65_537)).algorithm()).isEqualTo(JwsAlgorithm.RS256);
    }

    @Test
    void rsaKeyBeyond8192BitsIsRefused() {
        BigInteger odd = BigInteger.ONE.shiftLeft(8192).add(BigInteger.ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rsa(odd, BigInteger.valueOf(65_537)))
                .withMessageContaining("8192");
    }

    @Test
    void rsaModulusWithTheFingerprintOfRocaIsRefused() throws Exception {
        BigInteger primorial = BigInteger.ONE;
        for (int prime = 3; prime <= 167; prime += 2) {
            if (BigInteger.valueOf(prime).isProbablePrime(30)) {
                primorial = primorial.multiply(BigInteger.valueOf(prime));
            }
        }
        BigInteger power = BigInteger.valueOf(65_537).modPow(BigInteger.valueOf(1234), primorial);
        BigInteger shifted =
                primorial.shiftLeft(2048 - primorial.bitLength() + 1).add(power);
        BigInteger modulus = shifted.testBit(0) ? shifted : shifted.add(primorial);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rsa(modulus, BigInteger.valueOf(65_537)))
                .withMessageContaining("ROCA");
    }

    @Test
    void edDsaKeysOfSmallOrderAreRefused() {
        String[] points = {
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
        };
        for (String point : points) {
            byte[] spki = java.util.HexFormat.of().parseHex("302a300506032b6570032100" + point);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerificationKey.of(JwsAlgorithm.EDDSA, KeyRules.decode(JwsAlgorithm.EDDSA, spki)))
                    .withMessageContaining("full order");
        }
    }

    @Test
    void keysNeverShowTheirMaterial() {
        SigningKey secret = SigningKey.hmac(Forge.utf8("correct horse battery staple, and more"), "k1");
        assertThat(secret).hasToString("SigningKey[algorithm=HS256, kid=k1]");
        assertThat(secret.verificationKey()).hasToString("VerificationKey[algorithm=HS256, kid=k1]");
        assertThatIllegalStateException().isThrownBy(secret::pkcs8);
        assertThatIllegalStateException().isThrownBy(secret::spki);
    }

    @Test
    void keySetFindsByKid() {
        VerificationKey a = VerificationKey.hmac(new byte[32], "a");
        VerificationKey b = VerificationKey.hmac(new byte[32], "b");
        VerificationKey unnamed = VerificationKey.hmac(new byte[32]);
        assertThat(KeySet.of(a, b).find("b")).contains(b);
        assertThat(KeySet.of(a, b).find("c")).isEmpty();
        assertThat(KeySet.of(a, b).find(null)).isEmpty();
        assertThat(KeySet.of(a).find(null)).contains(a);
        assertThat(KeySet.of(a).find("x")).isEmpty();
        assertThat(KeySet.of(unnamed).find("x")).contains(unnamed);
        assertThat(KeySet.of(a, unnamed).find("x")).isEmpty();
        assertThat(KeySet.of().find(null)).isEqualTo(Optional.empty());
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.of(a, VerificationKey.hmac(new byte[33], "a")));
    }

    @Test
    void oneKeyServesManyThreads() {
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            SigningKey key = SigningKey.generate(algorithm, "k", RANDOM);
            boolean all = java.util.stream.IntStream.range(0, 64).parallel().allMatch(i -> {
                byte[] data = {(byte) i};
                return key.verificationKey().verify(data, key.sign(data))
                        && !key.verificationKey().verify(new byte[] {(byte) (i + 1)}, key.sign(data));
            });
            assertThat(all).isTrue();
        }
    }

    private static VerificationKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return VerificationKey.of(
                JwsAlgorithm.RS256,
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    }
}
