package dev.signet.token;

import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one kind that the engine writes for itself alone: JWTs by HS256. The first key signs, and all verify, so that
 * what was written before a secret was rotated stays good until it expires. Thread-safe.
 */
public final class OwnTokens {

    /** The longest token that a kind without need of more reads, in characters. */
    private static final int MAX_LENGTH = 8 * 1024;

    /**
     * What sets a kind apart from every other, besides its keys.
     *
     * @param audience the {@code aud} of the claims
     * @param type the {@code typ} of the header (RFC 8725 section 3.11); null where the wire contract fixes that there is none
     * @param maxLength the longest token that is read, in characters
     */
    public record Kind(String audience, @Nullable String type, int maxLength) {

        /** One with a type and the usual length. */
        public Kind(String audience, String type) {
            this(audience, type, MAX_LENGTH);
        }
    }

    private final JwtIssuer issuer;
    private final List<JwtVerifier> verifiers;

    /**
     * Writes and reads tokens of this kind.
     *
     * @param keys of at least 32 bytes each, the current one first
     * @param origin of the engine: it is the issuer
     * @param lifetime of a token whose claims tell no other
     */
    public OwnTokens(Kind kind, List<byte[]> keys, String origin, Duration lifetime, InstantSource clock) {
        List<SigningKey> signing = keys.stream().map(SigningKey::hmac).toList();
        JwtIssuer.Builder builder = JwtIssuer.builder(signing.get(0))
                .issuer(origin)
                .audience(kind.audience())
                .lifetime(lifetime)
                .clock(clock);
        this.issuer = (kind.type() == null ? builder : builder.type(kind.type())).build();
        this.verifiers =
                signing.stream().map(key -> verifier(kind, key, origin, clock)).toList();
    }

    private static JwtVerifier verifier(Kind kind, SigningKey key, String origin, InstantSource clock) {
        JwtVerifier.Builder builder = JwtVerifier.builder()
                .key(key.verificationKey())
                .issuer(origin)
                .audience(kind.audience())
                .maxTokenLength(kind.maxLength())
                .clock(clock);
        return (kind.type() == null ? builder : builder.type(kind.type())).build();
    }

    /** A token with these claims. */
    public String issue(JwtClaims claims) {
        return issuer.issue(claims);
    }

    /**
     * The token, verified.
     *
     * @throws JwtException when it is not good now; with {@link JwtException.Reason#EXPIRED} when it was good once
     */
    public VerifiedJwt verify(String token) {
        for (JwtVerifier verifier : verifiers.subList(0, verifiers.size() - 1)) {
            try {
                return verifier.verify(token);
            } catch (JwtException refused) {
                if (refused.reason() == JwtException.Reason.EXPIRED) {
                    throw refused;
                }
            }
        }
        return verifiers.get(verifiers.size() - 1).verify(token);
    }

    /** The token, verified, if it is good now. */
    public Optional<VerifiedJwt> find(String token) {
        try {
            return Optional.of(verify(token));
        } catch (JwtException refused) {
            return Optional.empty();
        }
    }
}
