package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.Tokens;
import dev.signet.options.SignetOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** How the content of {@code session_data} is protected and written. Thread-safe. */
interface CacheFormat {

    /** Writes a copy of session and user, which is good from now on. */
    String write(String userId, CachedPayload payload);

    /** The payload, if it is genuine and good now. */
    Optional<Map<?, ?>> read(String value);

    /** The configured form, for copies that live so long. */
    static CacheFormat of(SignetOptions options, Duration lifetime, Tokens tokens, InstantSource clock) {
        MasterSecret secret = options.secrets().masterSecret();
        return switch (options.session().database().cookieCache()) {
            case COMPACT -> new CompactCacheFormat(secret, lifetime, clock);
            case JWE -> new EncryptedCacheFormat(secret, lifetime, tokens, clock);
            case JWT, NONE -> new JwtCacheFormat(options, secret, lifetime, clock);
        };
    }
}
