package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs cookie values in Better Auth's form: {@code value + "." + base64(HMAC-SHA256(secret, value))}. Thread-safe.
 */
public final class CookieSigner {

    private static final int SIGNATURE_LENGTH = 44;

    private final byte[] key;

    /** Signs with this secret. */
    public CookieSigner(MasterSecret secret) {
        this.key = secret.wireKey();
    }

    /** The value with its signature, not yet percent-encoded. */
    public String sign(String value) {
        return value + "." + signature(value);
    }

    /** The value, if the signature after its last dot is right. */
    public Optional<String> open(String signed) {
        int dot = signed.lastIndexOf('.');
        if (dot < 1 || signed.length() - dot - 1 != SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        String value = signed.substring(0, dot);
        byte[] expected = signature(value).getBytes(StandardCharsets.UTF_8);
        byte[] presented = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, presented) ? Optional.of(value) : Optional.empty();
    }

    private String signature(String value) {
        byte[] mac = Hmac.compute("HmacSHA256", key, value.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac);
    }
}
