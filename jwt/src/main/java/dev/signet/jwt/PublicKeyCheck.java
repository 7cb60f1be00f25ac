package dev.signet.jwt;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** Any algorithm but HMAC with one public key that {@link KeyRules} has accepted. */
final class PublicKeyCheck implements SignatureCheck {
    private static final int ED25519_BYTES = 64;

    private final @Nullable Curve curve;
    private final int signatureLength;
    private final KeyedSignature key;

    PublicKeyCheck(JwsAlgorithm algorithm, PublicKey key) {
        this.curve = key instanceof ECPublicKey ? Curve.of(algorithm) : null;
        if (key instanceof RSAPublicKey rsa) {
            this.signatureLength = (rsa.getModulus().bitLength() + 7) / 8;
        } else {
            this.signatureLength = curve == null ? ED25519_BYTES : 2 * curve.bytes();
        }
        this.key = SignatureProviders.verifying(algorithm, key);
    }

    @Override
    public boolean matches(byte[] data, int length, byte[] signature) {
        if (signature.length != signatureLength) {
            return false;
        }
        if (curve != null && !isInRange(curve, signature)) {
            return false;
        }
        return key.verify(data, length, signature);
    }

    @Override
    public int signatureLength() {
        return signatureLength;
    }

    @Override
    public String provider() {
        return key.provider();
    }

    @Override
    public boolean matches(CompactToken token) {
        byte[] signature = token.signature();
        return signature != null && matches(token.bytes(), token.signedLength(), signature);
    }

    /** Security rule: r and s are in 1..n-1 before the primitive sees them (CVE-2022-21449 accepted r = s = 0). */
    private static boolean isInRange(Curve curve, byte[] signature) {
        int half = curve.bytes();
        return curve.isScalar(new BigInteger(1, signature, 0, half))
                && curve.isScalar(new BigInteger(1, signature, half, half));
    }
}
