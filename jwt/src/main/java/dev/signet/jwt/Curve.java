package dev.signet.jwt;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The curves of RFC 7518 section 6.2.1.1 and the checks that public points and signatures on them must pass. */
enum Curve {
    P256(JwsAlgorithm.ES256, "P-256", "secp256r1"),
    P384(JwsAlgorithm.ES384, "P-384", "secp384r1"),
    P521(JwsAlgorithm.ES512, "P-521", "secp521r1");

    private final JwsAlgorithm algorithm;
    private final String wireName;
    private final ECParameterSpec parameters;
    private final BigInteger field;

    Curve(JwsAlgorithm algorithm, String wireName, String jcaName) {
        this.algorithm = algorithm;
        this.wireName = wireName;
        this.parameters = parameters(jcaName);
        this.field = ((ECFieldFp) parameters.getCurve().getField()).getP();
    }

    /** The curve of an ECDSA algorithm (RFC 7518 section 3.4). */
    static Curve of(JwsAlgorithm algorithm) {
        for (Curve curve : values()) {
            if (curve.algorithm == algorithm) {
                return curve;
            }
        }
        throw new IllegalArgumentException(algorithm.wireName() + " has no curve of RFC 7518");
    }

    /** The value of the JWK member {@code crv}. */
    String wireName() {
        return wireName;
    }

    ECParameterSpec parameters() {
        return parameters;
    }

    /** The length of a coordinate, and of half a signature, in bytes: 32, 48 or 66. */
    int bytes() {
        return (field.bitLength() + 7) / 8;
    }

    boolean isCurveOf(ECParameterSpec other) {
        return parameters.getCurve().getField().equals(other.getCurve().getField())
                && parameters.getCurve().getA().equals(other.getCurve().getA())
                && parameters.getCurve().getB().equals(other.getCurve().getB())
                && parameters.getGenerator().equals(other.getGenerator())
                && parameters.getOrder().equals(other.getOrder())
                && parameters.getCofactor() == other.getCofactor();
    }

    /** Whether y² = x³ + ax + b holds. The cofactor is one, so a point on the curve is in the right group. */
    boolean contains(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (!isFieldElement(x) || !isFieldElement(y)) {
            return false;
        }
        return y.multiply(y).mod(field).equals(rightSide(x));
    }

    /**
     * The point with this x and an odd or even y. The fields are all 3 modulo 4, so a root is one power; where there is
     * none, the point is not on the curve.
     */
    ECPoint pointAt(BigInteger x, boolean odd) {
        BigInteger root = rightSide(x).modPow(field.add(BigInteger.ONE).shiftRight(2), field);
        return new ECPoint(x, root.testBit(0) == odd ? root : field.subtract(root));
    }

    /** Whether a private key, or half a signature, lies in 1..n-1. */
    boolean isScalar(BigInteger value) {
        return value.signum() > 0 && value.compareTo(parameters.getOrder()) < 0;
    }

    private BigInteger rightSide(BigInteger x) {
        return x.multiply(x)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB())
                .mod(field);
    }

    private boolean isFieldElement(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(field) < 0;
    }

    private static ECParameterSpec parameters(String jcaName) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(jcaName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + jcaName, e);
        }
    }
}
