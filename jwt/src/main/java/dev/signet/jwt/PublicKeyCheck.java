package dev.signet.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** Any algorithm but HMAC with one public key that {@link KeyRules} has accepted. */
final class PublicKeyCheck implements SignatureCheck {
    private static final int ED25519_BYTES = 64;

    private final @Nullable Curve curve;
    private final int signatureLength;
    private final Idle<Signature> idle;

    PublicKeyCheck(JwsAlgorithm algorithm, PublicKey key) {
        this.curve = key instanceof ECPublicKey ? Curve.of(algorithm) : null;
        if (key instanceof RSAPublicKey rsa) {
            this.signatureLength = (rsa.getModulus().bitLength() + 7) / 8;
        } else {
            this.signatureLength = curve == null ? ED25519_BYTES : 2 * curve.bytes();
        }
        this.idle = new Idle<>(() -> keyed(algorithm, key));
        idle.giveBack(idle.take());
    }

    @Override
    public boolean matches(byte[] data, int length, byte[] signature) {
        if (signature.length != signatureLength) {
            return false;
        }
        if (curve != null && !isInRange(curve, signature)) {
            return false;
        }
        Signature primitive = idle.take();
        try {
            primitive.update(data, 0, length);
            boolean matches = primitive.verify(signature);
            idle.giveBack(primitive);
            return matches;
        } catch (SignatureException e) {
            return false;
        }
    }

    /** Security rule: r and s are in 1..n-1 before the primitive sees them (CVE-2022-21449 accepted r = s = 0). */
    private static boolean isInRange(Curve curve, byte[] signature) {
        int half = curve.bytes();
        return curve.isScalar(new BigInteger(1, signature, 0, half))
                && curve.isScalar(new BigInteger(1, signature, half, half));
    }

    private static Signature keyed(JwsAlgorithm algorithm, PublicKey key) {
        try {
            Signature primitive = Signature.getInstance(algorithm.jcaSignature());
            algorithm.parameterize(primitive);
            primitive.initVerify(key);
            return primitive;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The public key is no key for " + algorithm.wireName(), e);
        }
    }
}
