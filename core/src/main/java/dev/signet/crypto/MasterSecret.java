package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The engine's own secret, from which every key that never leaves it is derived. Immutable.
 *
 * <p>{@link #derive} gives each purpose a key of its own (HKDF-SHA256, RFC 5869), so that a value made for one can't be
 * used for another. {@link #wireKey} is the one exception: the wire contract fixes the secret itself as key of signed
 * cookies and of the cookie cache.
 */
public final class MasterSecret {

    private static final byte[] SALT = "signet".getBytes(StandardCharsets.UTF_8);

    private final byte[] secret;

    /** Takes the secret as text; {@link SecretRules} has checked it. */
    public MasterSecret(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** A key of 32 bytes for this purpose alone. */
    public byte[] derive(String purpose) {
        byte[] pseudoRandomKey = Hmac.compute("HmacSHA256", SALT, secret);
        byte[] info = (purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
        return Hmac.compute("HmacSHA256", pseudoRandomKey, info);
    }

    /** The secret's own bytes, for what the wire contract fixes. */
    public byte[] wireKey() {
        return secret.clone();
    }

    /** Whether this is the HMAC-SHA256 of the data by the secret itself, as Better Auth signs. In constant time. */
    public boolean wireSigned(byte[] data, byte[] signature) {
        return MessageDigest.isEqual(Hmac.compute("HmacSHA256", secret, data), signature);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "MasterSecret[…]";
    }
}
