package dev.signet.token;

import dev.signet.crypto.VersionedSecret;
import dev.signet.jwt.KeySource;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign access tokens by HS256. The first signs; a token names its version as {@code kid}, and one without
 * {@code kid} is from before there were versions. Immutable and thread-safe.
 */
public final class TokenSecrets implements KeySource {

    /** Whole numbers without leading zeros. */
    private static final Comparator<SigningKey> BY_VERSION = Comparator.comparingInt(
                    (SigningKey key) -> key.kid().orElse("").length())
            .thenComparing(key -> key.kid().orElse(""));

    private final List<SigningKey> keys;

    /** Takes the secrets, the current one first. */
    public TokenSecrets(List<VersionedSecret> secrets) {
        this.keys = secrets.stream().map(TokenSecrets::key).toList();
    }

    /** The key that signs. */
    public SigningKey current() {
        return keys.get(0);
    }

    /**
     * The secret of that version; else the one without a version, for another instance may have a list by now; else, for a
     * token without {@code kid}, the one of the lowest version, wherever it stands. What is no version names no secret.
     */
    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        if (kid != null && !VersionedSecret.isVersion(kid)) {
            return Optional.empty();
        }
        Optional<SigningKey> named = keys.stream()
                .filter(key -> key.kid()
                        .filter(version -> kid == null || version.equals(kid))
                        .isPresent())
                .min(BY_VERSION);
        Optional<SigningKey> unnamed =
                keys.stream().filter(key -> key.kid().isEmpty()).findFirst();
        return (kid == null ? unnamed.or(() -> named) : named.or(() -> unnamed)).map(SigningKey::verificationKey);
    }

    private static SigningKey key(VersionedSecret secret) {
        byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
        return secret.version().isEmpty() ? SigningKey.hmac(bytes) : SigningKey.hmac(bytes, secret.version());
    }
}
