package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The engine's own secret, from which every key that never leaves it is derived, and those it has replaced. The first
 * signs and seals; all of them verify and open. Immutable.
 *
 * <p>{@link #derive} gives each purpose a key of its own (HKDF-SHA256, RFC 5869), so that a value made for one can't be
 * used for another. {@link #wireKeys} is the one exception: the wire contract fixes the secret itself as key of signed
 * cookies and of the cookie cache.
 */
public final class MasterSecret {

    private static final byte[] SALT = "signet".getBytes(StandardCharsets.UTF_8);

    private final List<byte[]> secrets;

    /** Takes the one secret as text; {@link SecretRules} has checked it. */
    public MasterSecret(String secret) {
        this(List.of(VersionedSecret.alone(secret)));
    }

    /** Takes the secrets, the current one first. */
    public MasterSecret(List<VersionedSecret> secrets) {
        this.secrets = secrets.stream()
                .map(secret -> secret.value().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** A key of 32 bytes for this purpose alone, of the current secret. */
    public byte[] derive(String purpose) {
        return derive(secrets.get(0), purpose);
    }

    /** The keys of all secrets for this purpose, the current one first: what they made is still accepted. */
    public List<byte[]> deriveAll(String purpose) {
        return secrets.stream().map(secret -> derive(secret, purpose)).toList();
    }

    /**
     * The bytes of all secrets, for what the wire contract fixes, the current one first: what they made is
     * still accepted.
     */
    public List<byte[]> wireKeys() {
        return secrets.stream().map(byte[]::clone).toList();
    }

    /** Whether this is the HMAC-SHA256 of the data by one of the secrets itself, as Better Auth signs. In constant time. */
    public boolean wireSigned(byte[] data, byte[] signature) {
        return secrets.stream()
                .anyMatch(secret -> MessageDigest.isEqual(Hmac.compute("HmacSHA256", secret, data), signature));
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "MasterSecret[…]";
    }

    private static byte[] derive(byte[] secret, String purpose) {
        byte[] pseudoRandomKey = Hmac.compute("HmacSHA256", SALT, secret);
        byte[] info = (purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
        return Hmac.compute("HmacSHA256", pseudoRandomKey, info);
    }
}
