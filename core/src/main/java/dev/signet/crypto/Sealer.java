package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values at rest by AES-256-GCM, bound to a context: what was sealed for one row can't be opened for another.
 * Form: {@code $signet$1$<base64url(nonce ‖ ciphertext ‖ tag)>}. The current secret seals; what replaced ones sealed is
 * still opened. Thread-safe.
 */
public final class Sealer {

    private static final String PREFIX = "$signet$1$";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final Tokens tokens;

    /** Seals with a key derived for this purpose. */
    public Sealer(MasterSecret secret, String purpose, Tokens tokens) {
        this.keys = secret.deriveAll(purpose).stream()
                .map(key -> new SecretKeySpec(key, "AES"))
                .toList();
        this.tokens = tokens;
    }

    /** Encrypts. */
    public String seal(byte[] plain, String context) {
        byte[] nonce = tokens.bytes(NONCE_BYTES);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, context).doFinal(plain);
            byte[] joined = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, joined, NONCE_BYTES, encrypted.length);
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK can't encrypt by AES-GCM.", impossible);
        }
    }

    /** Decrypts; empty when it was sealed by another secret or for another context, or was tampered with. */
    public Optional<byte[]> open(String sealed, String context) {
        return keys.stream().flatMap(key -> open(sealed, context, key).stream()).findFirst();
    }

    /** Whether this has the form of a sealed value, whoever sealed it. */
    public static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether a value that opens was sealed by a secret that has been replaced since. */
    public boolean isOutdated(String sealed, String context) {
        return open(sealed, context, keys.get(0)).isEmpty();
    }

    private static Optional<byte[]> open(String sealed, String context, SecretKeySpec key) {
        if (!isSealed(sealed)) {
            return Optional.empty();
        }
        try {
            byte[] joined = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
            if (joined.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(joined, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(joined, NONCE_BYTES, joined.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
