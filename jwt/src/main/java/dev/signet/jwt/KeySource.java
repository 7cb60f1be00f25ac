package dev.signet.jwt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link JwtVerifier} finds the key of a token. Implementations are thread-safe and fast: they are asked
 * at every verification, before the signature is checked, so {@code kid} is still in the hands of an attacker. One that
 * gives the same object for the same key lets the verifier use what it remembers.
 */
@FunctionalInterface
public interface KeySource {
    /**
     * The key for a token whose header has this {@code kid}, or none.
     *
     * @param kid the {@code kid} of the token, null when its header has none
     * @throws JwtException by {@link JwtException#keysUnavailable} when the source cannot be asked
     */
    Optional<VerificationKey> find(@Nullable String kid);
}
