package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** ECDSA on its three curves: points, scalars, and the form of signatures (RFC 7518 section 3.4). */
class EcdsaTest {
    private static final byte[] DATA = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({"ES256, ES384, P-256", "ES384, ES512, P-384", "ES512, ES256, P-521"})
    void otherCurvesAreRefusedWithTheReason(JwsAlgorithm algorithm, JwsAlgorithm other, String name) {
        PublicKey key = key(other).verificationKey().publicKey().orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(algorithm, key))
                .withMessage("An " + algorithm + " key must be a point on " + name);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "ES.*")
    void onlyPointsOnTheCurveAreOnTheCurve(JwsAlgorithm algorithm) {
        Curve curve = Curve.of(algorithm);
        ECPublicKey key =
                (ECPublicKey) key(algorithm).verificationKey().publicKey().orElseThrow();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        assertThat(curve.contains(key.getW())).isTrue();
        assertThat(curve.contains(new ECPoint(x, y.add(BigInteger.ONE)))).isFalse();
        assertThat(curve.contains(new ECPoint(y, x))).isFalse();
        assertThat(curve.contains(new ECPoint(BigInteger.ZERO, BigInteger.ZERO)))
                .isFalse();
        assertThat(curve.contains(ECPoint.POINT_INFINITY)).isFalse();
        BigInteger beyond = BigInteger.ONE.shiftLeft(8 * curve.bytes());
        assertThat(curve.contains(new ECPoint(x.add(beyond), y))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "ES.*")
    void ecdsaSignatureOutOfRangeIsFalse(JwsAlgorithm algorithm) {
        VerificationKey key = key(algorithm).verificationKey();
        BigInteger n = Curve.of(algorithm).parameters().getOrder();
        BigInteger[] outside = {BigInteger.ZERO, n, n.add(BigInteger.ONE)};
        for (BigInteger bad : outside) {
            for (BigInteger other : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE, n}) {
                assertThat(key.verify(DATA, signature(algorithm, bad, other))).isFalse();
                assertThat(key.verify(DATA, signature(algorithm, other, bad))).isFalse();
            }
        }
    }

    /** The JDK takes halves of any length; a signature with a zero more would be a second one for the same token. */
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "ES.*")
    void halvesOfAnotherWidthAreFalse(JwsAlgorithm algorithm) {
        SigningKey key = key(algorithm);
        byte[] good = key.sign(DATA);
        int half = good.length / 2;
        byte[] wider = new byte[good.length + 2];
        System.arraycopy(good, 0, wider, 1, half);
        System.arraycopy(good, half, wider, half + 2, half);
        assertThat(key.verificationKey().verify(DATA, good)).isTrue();
        assertThat(key.verificationKey().verify(DATA, wider)).isFalse();
        assertThat(key.verificationKey().provider()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "ES.*")
    void scalarsLieBetweenZeroAndTheOrder(JwsAlgorithm algorithm) {
        Curve curve = Curve.of(algorithm);
        BigInteger n = curve.parameters().getOrder();
        assertThat(curve.isScalar(BigInteger.ZERO)).isFalse();
        assertThat(curve.isScalar(BigInteger.ONE)).isTrue();
        assertThat(curve.isScalar(n.subtract(BigInteger.ONE))).isTrue();
        assertThat(curve.isScalar(n)).isFalse();
        assertThat(curve.isScalar(n.negate())).isFalse();
    }

    /** A signature whose r or s is written as r + n is another spelling of a good one where it fits. */
    @Test
    void valuesThatAreOnlyRightModuloTheOrderAreFalse() {
        SigningKey key = key(JwsAlgorithm.ES512);
        byte[] good = key.sign(DATA);
        BigInteger n = Curve.P521.parameters().getOrder();
        BigInteger r = new BigInteger(1, good, 0, 66);
        BigInteger s = new BigInteger(1, good, 66, 66);
        assertThat(key.verificationKey().verify(DATA, signature(JwsAlgorithm.ES512, r, s)))
                .isTrue();
        assertThat(key.verificationKey().verify(DATA, signature(JwsAlgorithm.ES512, r.add(n), s)))
                .isFalse();
        assertThat(key.verificationKey().verify(DATA, signature(JwsAlgorithm.ES512, r, s.add(n))))
                .isFalse();
    }

    private static byte[] signature(JwsAlgorithm algorithm, BigInteger r, BigInteger s) {
        int half = Curve.of(algorithm).bytes();
        byte[] signature = new byte[2 * half];
        put(signature, half, r);
        put(signature, 2 * half, s);
        return signature;
    }

    private static void put(byte[] target, int end, BigInteger value) {
        byte[] bytes = value.toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        System.arraycopy(bytes, skip, target, end - bytes.length + skip, bytes.length - skip);
    }

    private static SigningKey key(JwsAlgorithm algorithm) {
        return SigningKey.generate(algorithm, "k", new SecureRandom());
    }
}
