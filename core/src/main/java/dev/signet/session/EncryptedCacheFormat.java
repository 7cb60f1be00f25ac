package dev.signet.session;

import dev.signet.crypto.CookieEncryption;
import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.Tokens;
import dev.signet.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** An encrypted JWT: nobody without the master secret can read what the copy says. */
final class EncryptedCacheFormat implements CacheFormat {

    private static final String SALT = "better-auth-session";

    private final CookieEncryption encryption;
    private final Duration lifetime;
    private final Tokens tokens;
    private final InstantSource clock;

    EncryptedCacheFormat(MasterSecret secret, Duration lifetime, Tokens tokens, InstantSource clock) {
        this.encryption = new CookieEncryption(secret, SALT, tokens);
        this.lifetime = lifetime;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String write(String userId, CachedPayload payload) {
        Instant now = clock.instant();
        Map<String, Object> claims = payload.members();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("jti", tokens.id());
        return encryption.encrypt(Json.write(claims).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Map<?, ?>> read(String value) {
        return encryption.decrypt(value).flatMap(this::live);
    }

    private Optional<Map<?, ?>> live(byte[] content) {
        try {
            return Json.parse(content) instanceof Map<?, ?> claims
                            && claims.get("exp") instanceof Long expiry
                            && clock.instant().getEpochSecond() < expiry
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
