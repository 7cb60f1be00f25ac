package dev.signet.jwt;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The curve P-256 (RFC 7518 section 6.2.1.1) and the checks a public point on it must pass. */
final class P256 {
    static final ECParameterSpec PARAMETERS = parameters();
    static final BigInteger ORDER = PARAMETERS.getOrder();

    private static final BigInteger FIELD = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();

    private P256() {}

    static boolean isCurveOf(ECParameterSpec other) {
        return PARAMETERS.getCurve().getField().equals(other.getCurve().getField())
                && PARAMETERS.getCurve().getA().equals(other.getCurve().getA())
                && PARAMETERS.getCurve().getB().equals(other.getCurve().getB())
                && PARAMETERS.getGenerator().equals(other.getGenerator())
                && PARAMETERS.getOrder().equals(other.getOrder())
                && PARAMETERS.getCofactor() == other.getCofactor();
    }

    /** Whether y² = x³ + ax + b holds. The cofactor is one, so a point on the curve is in the right group. */
    static boolean contains(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (!isFieldElement(x) || !isFieldElement(y)) {
            return false;
        }
        BigInteger right = x.multiply(x)
                .add(PARAMETERS.getCurve().getA())
                .multiply(x)
                .add(PARAMETERS.getCurve().getB())
                .mod(FIELD);
        return y.multiply(y).mod(FIELD).equals(right);
    }

    private static boolean isFieldElement(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(FIELD) < 0;
    }

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no P-256", e);
        }
    }
}
