package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HS256, HS384 or HS512 with one secret. */
final class Hmac implements SignatureCheck, SignatureMaker {
    private final Idle<Mac> idle;
    private final String provider;

    /**
     * A primitive for a secret of the application.
     *
     * @throws IllegalArgumentException if {@link KeyRules} refuse the secret
     */
    Hmac(JwsAlgorithm algorithm, byte[] secret) {
        SecretKeySpec key =
                new SecretKeySpec(KeyRules.requireStrongSecret(algorithm, secret), algorithm.jcaSignature());
        this.idle = new Idle<>(() -> keyed(key));
        Mac first = idle.take();
        this.provider = first.getProvider().getName();
        idle.giveBack(first);
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

    @Override
    public String provider() {
        return provider;
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + key.getAlgorithm(), e);
        }
    }
}
