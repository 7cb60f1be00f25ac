package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;

/** Any algorithm but HMAC with one private key. */
final class PrivateKeyMaker implements SignatureMaker {
    private final Idle<Signature> idle;

    PrivateKeyMaker(JwsAlgorithm algorithm, PrivateKey key) {
        this.idle = new Idle<>(() -> keyed(algorithm, key));
        idle.giveBack(idle.take());
    }

    @Override
    public byte[] sign(byte[] data, int length) {
        Signature primitive = idle.take();
        try {
            primitive.update(data, 0, length);
            byte[] signature = primitive.sign();
            idle.giveBack(primitive);
            return signature;
        } catch (SignatureException e) {
            throw new IllegalStateException("Signing failed", e);
        }
    }

    private static Signature keyed(JwsAlgorithm algorithm, PrivateKey key) {
        try {
            Signature primitive = Signature.getInstance(algorithm.jcaSignature());
            algorithm.parameterize(primitive);
            primitive.initSign(key);
            return primitive;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key is no key for " + algorithm.wireName(), e);
        }
    }
}
