package dev.signet.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** RS256, ES256 or EdDSA with one public key that {@link KeyRules} has accepted. */
final class PublicKeyCheck implements SignatureCheck {
    private final JwsAlgorithm algorithm;
    private final int signatureLength;
    private final Idle<Signature> idle;

    PublicKeyCheck(JwsAlgorithm algorithm, PublicKey key) {
        this.algorithm = algorithm;
        this.signatureLength =
                key instanceof RSAPublicKey rsa ? (rsa.getModulus().bitLength() + 7) / 8 : 64;
        this.idle = new Idle<>(() -> keyed(algorithm, key));
        idle.giveBack(idle.take());
    }

    @Override
    public boolean matches(byte[] data, int length, byte[] signature) {
        if (signature.length != signatureLength) {
            return false;
        }
        if (algorithm == JwsAlgorithm.ES256 && !(inRange(signature, 0) && inRange(signature, 32))) {
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
    private static boolean inRange(byte[] signature, int offset) {
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(signature, offset, offset + 32));
        return value.signum() > 0 && value.compareTo(P256.ORDER) < 0;
    }

    private static Signature keyed(JwsAlgorithm algorithm, PublicKey key) {
        try {
            Signature primitive = Signature.getInstance(algorithm.jcaSignature());
            primitive.initVerify(key);
            return primitive;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The public key is no key for " + algorithm.wireName(), e);
        }
    }
}
