package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.options.SignetOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JWT, signed by the current master secret itself: the wire contract fixes that; issuer and audience set it apart from every
 * other token.
 */
final class JwtCacheFormat implements CacheFormat {

    private static final String AUDIENCE = "better-auth:session-cache";

    /** The longest texts that a user may have, each character escaped, are still read. */
    private static final int MAX_LENGTH = 32 * 1024;

    private final JwtIssuer issuer;
    private final List<JwtVerifier> verifiers;

    JwtCacheFormat(SignetOptions options, MasterSecret secret, Duration lifetime, InstantSource clock) {
        List<SigningKey> keys = secret.wireKeys().stream().map(SigningKey::hmac).toList();
        this.issuer = JwtIssuer.builder(keys.get(0))
                .issuer(options.origin())
                .audience(AUDIENCE)
                .lifetime(lifetime)
                .clock(clock)
                .build();
        this.verifiers = keys.stream()
                .map(key -> JwtVerifier.builder()
                        .key(key.verificationKey())
                        .issuer(options.origin())
                        .audience(AUDIENCE)
                        .maxTokenLength(MAX_LENGTH)
                        .clock(clock)
                        .build())
                .toList();
    }

    @Override
    public String write(String userId, CachedPayload payload) {
        return issuer.issue(JwtClaims.builder()
                .subject(userId)
                .claim("session", payload.session())
                .claim("user", payload.user())
                .claim("updatedAt", payload.updatedAt())
                .claim("version", payload.version())
                .build());
    }

    @Override
    public Optional<Map<?, ?>> read(String value) {
        return verifiers.stream()
                .<Map<?, ?>>flatMap(verifier -> read(value, verifier).stream())
                .findFirst();
    }

    private static Optional<Map<?, ?>> read(String value, JwtVerifier verifier) {
        try {
            return Optional.of(verifier.verify(value).claims());
        } catch (JwtException refused) {
            return Optional.empty();
        }
    }
}
