package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Signs texts that stand beside their signature in a cookie of Better Auth's compact form: HMAC-SHA256 by the master
 * secret itself, in base64url without padding. Thread-safe.
 */
public final class PayloadSigner {

    private final byte[] key;

    /** Signs with this secret. */
    public PayloadSigner(MasterSecret secret) {
        this.key = secret.wireKey();
    }

    /** The signature of a text. */
    public String sign(String text) {
        byte[] mac = Hmac.compute("HmacSHA256", key, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** Whether this is the signature of that text; in constant time. */
    public boolean matches(String text, String signature) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
