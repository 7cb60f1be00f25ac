package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.options.SignetOptions;
import dev.signet.token.OwnTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A JWT, signed by the current master secret itself: the wire contract fixes that; issuer and audience set it apart
 * from every other token.
 */
final class JwtCacheFormat implements CacheFormat {

    /** The longest texts that a user may have, each character escaped, are still read. */
    private static final int MAX_LENGTH = 32 * 1024;

    private static final OwnTokens.Kind KIND = new OwnTokens.Kind("better-auth:session-cache", null, MAX_LENGTH);

    private final OwnTokens tokens;

    JwtCacheFormat(SignetOptions options, MasterSecret secret, Duration lifetime, InstantSource clock) {
        this.tokens = new OwnTokens(KIND, secret.wireKeys(), options.origin(), lifetime, clock);
    }

    @Override
    public String write(String userId, CachedPayload payload) {
        return tokens.issue(JwtClaims.builder()
                .subject(userId)
                .claim("session", payload.session())
                .claim("user", payload.user())
                .claim("updatedAt", payload.updatedAt())
                .claim("version", payload.version())
                .build());
    }

    @Override
    public Optional<Map<?, ?>> read(String value) {
        return tokens.find(value).map(VerifiedJwt::claims);
    }
}
