package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider with the flaw of CVE-2022-21449, made worse: its ECDSA accepts every signature. */
class BrokenProviderTest {
    private static final byte[] DATA = Forge.utf8("data");

    @ParameterizedTest
    @CsvSource({"ES256, secp256r1, 32", "ES384, secp384r1, 48", "ES512, secp521r1, 66"})
    void signatureThatIsNoneNeverReachesThePrimitive(JwsAlgorithm algorithm, String curve, int half)
            throws GeneralSecurityException {
        KeyPair pair = pair(curve);
        BigInteger order = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
        BigInteger one = BigInteger.ONE;
        BigInteger top = one.shiftLeft(8 * half).subtract(one);
        Provider broken = new Broken(algorithm.jcaSignature());
        Security.insertProviderAt(broken, 1);
        try {
            VerificationKey key = VerificationKey.of(algorithm, pair.getPublic());
            // The broken primitive is in use: it takes the least and the greatest numbers in range.
            assertThat(key.verify(DATA, signature(half, one, order.subtract(one))))
                    .isTrue();
            for (BigInteger outside : new BigInteger[] {BigInteger.ZERO, order, order.add(one), top}) {
                assertThat(key.verify(DATA, signature(half, outside, outside))).isFalse();
                assertThat(key.verify(DATA, signature(half, outside, one))).isFalse();
                assertThat(key.verify(DATA, signature(half, one, outside))).isFalse();
            }
            assertThat(key.verify(DATA, signature(half + 1, one, one))).isFalse();
            assertThat(key.verify(DATA, signature(half - 1, one, one))).isFalse();
            assertThat(key.verify(DATA, new byte[0])).isFalse();
        } finally {
            Security.removeProvider(broken.getName());
        }
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] signature(int half, BigInteger r, BigInteger s) {
        byte[] signature = new byte[2 * half];
        for (int i = 0; i < half; i++) {
            signature[half - 1 - i] = r.shiftRight(8 * i).byteValue();
            signature[2 * half - 1 - i] = s.shiftRight(8 * i).byteValue();
        }
        return signature;
    }

    private static final class Broken extends Provider {
        private static final long serialVersionUID = 1L;

        private Broken(String algorithm) {
            super("Broken", "1", "accepts every signature");
            put("Signature." + algorithm, AcceptsAll.class.getName());
        }
    }

    /** Made by {@link Provider}, so it is public. */
    public static final class AcceptsAll extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte data) {}

        @Override
        protected void engineUpdate(byte[] data, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
