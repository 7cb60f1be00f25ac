package dev.signet.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the content of a cookie in Better Auth's form: a compact JWE (RFC 7516) with {@code dir} and {@code
 * A256CBC-HS512} (RFC 7518 section 5.2.5), its key derived from the master secret by HKDF-SHA256 (RFC 5869). The current
 * secret encrypts; what replaced ones did is still read. No header is read but those it writes or wrote. Thread-safe.
 */
public final class CookieEncryption {

    private static final byte[] INFO = "BetterAuth.js Generated Encryption Key".getBytes(StandardCharsets.UTF_8);
    private static final int HALF = 32;
    private static final int IV_BYTES = 16;
    private static final int PARTS = 5;

    private final List<Key> keys;
    private final Tokens tokens;

    /**
     * Encrypts for this purpose.
     *
     * @param salt what the wire contract fixes for the cookie, as {@code better-auth-session}
     */
    public CookieEncryption(MasterSecret secret, String salt, Tokens tokens) {
        this.keys = secret.wireKeys().stream().map(key -> Key.of(key, salt)).toList();
        this.tokens = tokens;
    }

    /** The thumbprint of the current key (RFC 7638): tells keys apart, and nothing of them. */
    public String keyId() {
        return keys.get(0).id;
    }

    /** Encrypts. */
    public String encrypt(byte[] content) {
        Key key = keys.get(0);
        byte[] iv = tokens.bytes(IV_BYTES);
        try {
            byte[] encrypted = key.cipher(Cipher.ENCRYPT_MODE, iv).doFinal(content);
            return key.header + ".." + base64(iv) + "." + base64(encrypted) + "." + base64(key.tag(iv, encrypted));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK can't encrypt by AES-CBC.", impossible);
        }
    }

    /** Decrypts; empty when it was not encrypted by these keys, or was changed. The tag is checked before anything else. */
    public Optional<byte[]> decrypt(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != PARTS || !parts[1].isEmpty()) {
            return Optional.empty();
        }
        return keys.stream()
                .filter(key -> key.header.equals(parts[0]))
                .findFirst()
                .flatMap(key -> decrypt(parts, key));
    }

    private static Optional<byte[]> decrypt(String[] parts, Key key) {
        try {
            byte[] iv = decoded(parts[2]);
            byte[] encrypted = decoded(parts[3]);
            byte[] presented = decoded(parts[4]);
            boolean genuine = iv.length == IV_BYTES && MessageDigest.isEqual(key.tag(iv, encrypted), presented);
            return genuine ? Optional.of(key.cipher(Cipher.DECRYPT_MODE, iv).doFinal(encrypted)) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    /** Both halves of a derived key, and the header that names it. */
    private static final class Key {
        private final byte[] bytes;
        private final String id;
        private final String header;

        private Key(byte[] bytes) {
            this.bytes = bytes;
            this.id = base64(Sha256.of("{\"k\":\"" + base64(bytes) + "\",\"kty\":\"oct\"}"));
            this.header = base64("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"" + id + "\"}");
        }

        static Key of(byte[] secret, String salt) {
            byte[] root = Hmac.compute("HmacSHA256", salt.getBytes(StandardCharsets.UTF_8), secret);
            byte[] first = Hmac.compute("HmacSHA256", root, joined(INFO, new byte[] {1}));
            byte[] second = Hmac.compute("HmacSHA256", root, joined(first, INFO, new byte[] {2}));
            return new Key(joined(first, second));
        }

        byte[] tag(byte[] iv, byte[] encrypted) {
            byte[] associated = header.getBytes(StandardCharsets.US_ASCII);
            byte[] length = ByteBuffer.allocate(Long.BYTES)
                    .putLong((long) associated.length * Byte.SIZE)
                    .array();
            byte[] macKey = Arrays.copyOf(bytes, HALF);
            return Arrays.copyOf(Hmac.compute("HmacSHA512", macKey, joined(associated, iv, encrypted, length)), HALF);
        }

        Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(bytes, HALF, HALF, "AES"), new IvParameterSpec(iv));
            return cipher;
        }
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** Security rule: one value has one spelling, so unused bits of the last character are refused. */
    private static byte[] decoded(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!base64(bytes).equals(text)) {
            throw new IllegalArgumentException("This is not canonical base64url.");
        }
        return bytes;
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
