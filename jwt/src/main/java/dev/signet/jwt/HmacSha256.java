package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HS256 with one secret. */
final class HmacSha256 implements SignatureCheck, SignatureMaker {
    private final Idle<Mac> idle;

    HmacSha256(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, JwsAlgorithm.HS256.jcaSignature());
        this.idle = new Idle<>(() -> keyed(key));
        idle.giveBack(idle.take());
    }

    @Override
    public boolean matches(byte[] data, int length, byte[] signature) {
        // Constant time: how many bytes were right must not be measurable.
        return MessageDigest.isEqual(sign(data, length), signature);
    }

    @Override
    public byte[] sign(byte[] data, int length) {
        Mac mac = idle.take();
        mac.update(data, 0, length);
        byte[] tag = mac.doFinal();
        idle.giveBack(mac);
        return tag;
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(JwsAlgorithm.HS256.jcaSignature());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HmacSHA256", e);
        }
    }
}
