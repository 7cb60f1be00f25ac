package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * Signs texts that stand beside their signature in a cookie of Better Auth's compact form: HMAC-SHA256 by the master
 * secret itself, in base64url without padding. The current secret signs; replaced ones are still accepted. Thread-safe.
 */
public final class PayloadSigner {

    private final List<byte[]> keys;

    /** Signs with this secret. */
    public PayloadSigner(MasterSecret secret) {
        this.keys = secret.wireKeys();
    }

    /** The signature of a text. */
    public String sign(String text) {
        return signature(text, keys.get(0));
    }

    /** Whether this is a signature of that text; in constant time. */
    public boolean matches(String text, String signature) {
        byte[] presented = signature.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> signature(text, key).getBytes(StandardCharsets.UTF_8))
                .anyMatch(expected -> MessageDigest.isEqual(expected, presented));
    }

    private static String signature(String text, byte[] key) {
        byte[] mac = Hmac.compute("HmacSHA256", key, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
