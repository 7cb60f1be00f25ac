package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The build runs this class three times: with the JDK alone, with ACCP and with Conscrypt, named by the property
 * {@code dev.signet.jwt.provider}.
 */
class SignatureProvidersTest {
    private static final String HMAC = "HS256|HS384|HS512";
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.MATCH_NONE, names = HMAC)
    void keysUseTheProviderOfThisRun(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k", RANDOM);
        assertThat(key.provider()).isEqualTo(expected(algorithm));
        assertThat(key.verificationKey().provider()).isEqualTo(expected(algorithm));
    }

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.MATCH_ANY, names = HMAC)
    void hmacIsAlwaysDoneByTheJdk(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k", RANDOM);
        assertThat(key.provider()).isEqualTo("SUN");
        assertThat(key.verificationKey().provider()).isEqualTo("SUN");
    }

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.MATCH_NONE, names = HMAC)
    void signaturesAreThoseOfTheJdk(JwsAlgorithm algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        SigningKey key = SigningKey.of(algorithm, pair);
        Signature jdk = Signature.getInstance(algorithm.jcaSignature());
        algorithm.parameterize(jdk);
        for (int i = 0; i < 40; i++) {
            byte[] data = new byte[i];
            RANDOM.nextBytes(data);
            jdk.initVerify(pair.getPublic());
            jdk.update(data);
            assertThat(jdk.verify(key.sign(data))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.MATCH_NONE, names = HMAC)
    void signaturesOfTheJdkAreAcceptedAndChangedOnesRefused(JwsAlgorithm algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        VerificationKey key = VerificationKey.of(algorithm, pair.getPublic());
        Signature jdk = Signature.getInstance(algorithm.jcaSignature());
        algorithm.parameterize(jdk);
        for (int i = 0; i < 40; i++) {
            byte[] data = new byte[1 + i];
            RANDOM.nextBytes(data);
            jdk.initSign(pair.getPrivate());
            jdk.update(data);
            byte[] signature = jdk.sign();
            assertThat(key.verify(data, signature)).isTrue();
            signature[RANDOM.nextInt(signature.length)] ^= (byte) (1 << RANDOM.nextInt(8));
            assertThat(key.verify(data, signature)).isFalse();
            Arrays.fill(signature, (byte) i);
            assertThat(key.verify(data, signature)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.MATCH_NONE, names = HMAC)
    void knownAnswersAreThoseOfTheJdk(JwsAlgorithm algorithm) {
        KnownAnswer answer = KnownAnswer.of(algorithm);
        assertThat(answer.isGivenBy(SignatureProvider.ofJdk(algorithm))).isTrue();
        byte[] wrong = Base64Url.decode(answer.signature());
        wrong[wrong.length - 1] ^= 1;
        KnownAnswer changed = new KnownAnswer(algorithm, answer.spki(), Base64Url.encodeToString(wrong));
        assertThat(changed.isGivenBy(SignatureProvider.ofJdk(algorithm))).isFalse();
    }

    @Test
    void nothingIsInstalled() {
        SigningKey.generate(JwsAlgorithm.ES256, "k", RANDOM);
        assertThat(Security.getProviders())
                .extracting(Provider::getName)
                .doesNotContain("AmazonCorrettoCryptoProvider", "Conscrypt");
    }

    @Test
    void keyThatANativeProviderRefusesStaysWithTheJdk() throws Exception {
        BigInteger exponent = BigInteger.ONE.shiftLeft(63).nextProbablePrime();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, exponent));
        SigningKey key = SigningKey.of(JwsAlgorithm.RS256, generator.generateKeyPair());
        assertThat(key.provider()).isEqualTo("SunRsaSign");
        assertThat(key.verificationKey().provider()).isEqualTo("SunRsaSign");
        assertThat(key.verificationKey().verify(new byte[1], key.sign(new byte[1])))
                .isTrue();
    }

    @Test
    void privateKeyWithoutEncodingSignsInItsOwnProvider() throws Exception {
        TokenProvider token = new TokenProvider();
        Security.addProvider(token);
        try {
            KeyPair pair = pair(JwsAlgorithm.ES256);
            KeyPair inToken = new KeyPair(pair.getPublic(), new TokenProvider.TokenKey(pair.getPrivate()));
            SigningKey key = SigningKey.of(JwsAlgorithm.ES256, inToken, "k");
            assertThat(key.provider()).isEqualTo(token.getName());
            assertThat(key.verificationKey().verify(new byte[1], key.sign(new byte[1])))
                    .isTrue();
        } finally {
            Security.removeProvider(token.getName());
        }
    }

    private static KeyPair pair(JwsAlgorithm algorithm) throws Exception {
        SigningKey made = SigningKey.generate(algorithm, "k", RANDOM);
        return new KeyPair(
                KeyRules.decode(algorithm, made.spki()),
                KeyFactory.getInstance(algorithm.jcaKey()).generatePrivate(new PKCS8EncodedKeySpec(made.pkcs8())));
    }

    /** Skips a native run on a machine for which this test does not know that there is a native library. */
    private static String expected(JwsAlgorithm algorithm) {
        String wanted = System.getProperty("dev.signet.jwt.provider", "none");
        if (wanted.equals("jdk")) {
            return algorithm.jcaKey().equals("RSA") ? "SunRsaSign" : "SunEC";
        }
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(machine.toLowerCase(Locale.ROOT))
                .as("SKIPPED: the native libraries of " + wanted + " are tested on Linux amd64, this is " + machine)
                .isEqualTo("linux amd64");
        return wanted.equals("accp") ? "AmazonCorrettoCryptoProvider" : "Conscrypt";
    }
}
