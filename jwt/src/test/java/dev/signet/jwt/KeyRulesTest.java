package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of what a key may be. */
class KeyRulesTest {
    private static final String ED25519_SPKI = "302a300506032b6570032100";

    @ParameterizedTest
    @CsvSource({"2047, false", "2048, true", "8192, true", "8193, false"})
    void rsaModulusHas2048To8192Bits(int bits, boolean accepted) throws Exception {
        isAccepted(accepted, rsa(modulus(bits), BigInteger.valueOf(65_537)));
    }

    @ParameterizedTest
    @CsvSource({
        "3, false",
        "65535, false",
        "65536, false",
        "65537, true",
        "65538, false",
        "65539, true",
        "18446744073709551615, true",
        "18446744073709551617, false"
    })
    void rsaExponentIsOddAndHas17To64Bits(BigInteger exponent, boolean accepted) throws Exception {
        isAccepted(accepted, rsa(modulus(2048), exponent));
    }

    @Test
    void evenModulusIsRefused() throws Exception {
        isAccepted(false, rsa(modulus(2048).clearBit(0), BigInteger.valueOf(65_537)));
    }

    @Test
    void rsaPrimeOfOneIsRefused() throws Exception {
        BigInteger n = modulus(2048);
        BigInteger one = BigInteger.ONE;
        BigInteger e = BigInteger.valueOf(65_537);
        // Right for the prime that is the whole modulus, so that the other one is reached.
        BigInteger d = e.modInverse(n.subtract(one));
        for (BigInteger p : new BigInteger[] {one, n}) {
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(n, e, d, p, n.divide(p), d, d, one));
            assertThatIllegalArgumentException().isThrownBy(() -> KeyRules.requireConsistent(key));
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void pointOfTheFieldAlreadyReducedIsOnTheCurve(Curve curve) {
        BigInteger field = ((ECFieldFp) curve.parameters().getCurve().getField()).getP();
        ECPoint point = curve.parameters().getGenerator();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        assertThat(curve.contains(point)).isTrue();
        assertThat(curve.contains(new ECPoint(x, field.subtract(y)))).isTrue();
        assertThat(curve.contains(new ECPoint(x, y.add(BigInteger.ONE)))).isFalse();
        assertThat(curve.contains(new ECPoint(x.add(field), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.add(field)))).isFalse();
        assertThat(curve.contains(new ECPoint(x.subtract(field), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.negate()))).isFalse();
        assertThat(curve.contains(ECPoint.POINT_INFINITY)).isFalse();
        ECPoint zero = curve.pointAt(BigInteger.ZERO, true);
        assertThat(curve.contains(zero)).isTrue();
        assertThat(zero.getAffineY().testBit(0)).isTrue();
        assertThat(curve.contains(new ECPoint(field, zero.getAffineY()))).isFalse();
        assertThat(curve.pointAt(x, y.testBit(0))).isEqualTo(point);
        assertThat(curve.pointAt(x, !y.testBit(0))).isEqualTo(new ECPoint(x, field.subtract(y)));
    }

    @Test
    void pointBesideTheCurveIsRefused() {
        byte[] spki =
                SigningKey.generate(JwsAlgorithm.ES256, "k", new SecureRandom()).spki();
        assertThat(VerificationKey.of(JwsAlgorithm.ES256, new Encoded(spki)).algorithm())
                .isEqualTo(JwsAlgorithm.ES256);
        spki[spki.length - 1] ^= 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(JwsAlgorithm.ES256, new Encoded(spki)));
    }

    /** The prime of the field and the number behind it are second spellings of zero and one. */
    @ParameterizedTest
    @ValueSource(strings = {"ed", "ee", "ef", "ff"})
    void ed25519PointBeyondTheFieldIsRefused(String lowest) {
        byte[] spki = HexFormat.of().parseHex(ED25519_SPKI + lowest + "ff".repeat(30) + "7f");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(JwsAlgorithm.EDDSA, new Encoded(spki)));
    }

    @Test
    void keyThatCannotBeReadOrHasNoPairIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(JwsAlgorithm.ES256, new Encoded(null)))
                .withMessageContaining("SubjectPublicKeyInfo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(JwsAlgorithm.HS256, new Encoded(new byte[40])))
                .withMessageContaining("use hmac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\ud800", "a\udc00"})
    void kidIsTextThatCanBeWritten(String kid) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.hmac(new byte[32], kid));
    }

    private static void isAccepted(boolean accepted, PublicKey key) {
        if (accepted) {
            assertThat(VerificationKey.of(JwsAlgorithm.RS256, key).algorithm()).isEqualTo(JwsAlgorithm.RS256);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.of(JwsAlgorithm.RS256, key));
        }
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static BigInteger modulus(int bits) {
        return new BigInteger(bits, new Random(41)).setBit(bits - 1).setBit(0);
    }

    /** A key of somebody else's: all that is known of it are its bytes. */
    private static final class Encoded implements PublicKey {
        private final byte @Nullable [] spki;

        Encoded(byte @Nullable [] spki) {
            this.spki = spki;
        }

        @Override
        public String getAlgorithm() {
            return "?";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return spki;
        }
    }
}
