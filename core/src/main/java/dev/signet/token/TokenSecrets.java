package dev.signet.token;

import dev.signet.crypto.VersionedSecret;
import dev.signet.jwt.KeySource;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign access tokens by HS256. The first signs; a token names its version as {@code kid}, and one without
 * {@code kid} is from before there were versions. Immutable and thread-safe.
 */
public final class TokenSecrets implements KeySource {

    private final List<SigningKey> keys;

    /** Takes the secrets, the current one first. */
    public TokenSecrets(List<VersionedSecret> secrets) {
        this.keys = secrets.stream().map(TokenSecrets::key).toList();
    }

    /** The key that signs. */
    public SigningKey current() {
        return keys.get(0);
    }

    /** The secret of that version; without one the secret that has none, or else the oldest. */
    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        if (kid == null) {
            return keys.stream()
                    .filter(key -> key.kid().isEmpty())
                    .findFirst()
                    .or(() -> Optional.of(keys.get(keys.size() - 1)))
                    .map(SigningKey::verificationKey);
        }
        return keys.stream()
                .filter(key -> key.kid().filter(kid::equals).isPresent())
                .findFirst()
                .map(SigningKey::verificationKey);
    }

    private static SigningKey key(VersionedSecret secret) {
        byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
        return secret.version().isEmpty() ? SigningKey.hmac(bytes) : SigningKey.hmac(bytes, secret.version());
    }
}
