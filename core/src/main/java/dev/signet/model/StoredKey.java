package dev.signet.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs access tokens: one row of the table {@code jwks}.
 *
 * @param id the key id that tokens name ({@code kid})
 * @param algorithm its one algorithm, by its JOSE name
 * @param publicKey the public key as a JWK in JSON
 * @param privateKey the private key, sealed by the master secret
 * @param createdAt millisecond precision
 * @param expiresAt from this moment on a Better Auth that shares the table signs nothing with it; null: never. The engine's
 *     own keys sign all the same
 */
public record StoredKey(
        String id,
        String algorithm,
        String publicKey,
        String privateKey,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Leaves the private key out. */
    @Override
    public String toString() {
        return "StoredKey[id=" + id + ", algorithm=" + algorithm + "]";
    }
}
