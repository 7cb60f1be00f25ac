package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signs cookie values in Better Auth's form: {@code value + "." + base64(HMAC-SHA256(secret, value))}. The current secret
 * signs; replaced ones are still accepted. Thread-safe.
 */
public final class CookieSigner {

    private static final int SIGNATURE_LENGTH = 44;

    private final List<byte[]> keys;

    /** Signs with this secret. */
    public CookieSigner(MasterSecret secret) {
        this.keys = secret.wireKeys();
    }

    /** The value with its signature, not yet percent-encoded. */
    public String sign(String value) {
        return value + "." + signature(value, keys.get(0));
    }

    /** The value, if the signature after its last dot is right. */
    public Optional<String> open(String signed) {
        int dot = signed.lastIndexOf('.');
        if (dot < 1 || signed.length() - dot - 1 != SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        String value = signed.substring(0, dot);
        byte[] presented = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        boolean right = keys.stream()
                .map(key -> signature(value, key).getBytes(StandardCharsets.UTF_8))
                .anyMatch(expected -> MessageDigest.isEqual(expected, presented));
        return right ? Optional.of(value) : Optional.empty();
    }

    /** Whether a secret that has been replaced since signed this; not so where none did. */
    public boolean isOutdated(String signed) {
        return keys.size() > 1
                && open(signed).filter(value -> !signed.equals(sign(value))).isPresent();
    }

    private static String signature(String value, byte[] key) {
        byte[] mac = Hmac.compute("HmacSHA256", key, value.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac);
    }
}
