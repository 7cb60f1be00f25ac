package dev.signet.jwt;

import dev.signet.jwt.ClaimRules.RegisteredClaims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature, type, issuer, audience and times were checked. Only {@link JwtVerifier} makes
 * one, so holding it is the proof; there is no other way to read a claim. Immutable and thread-safe.
 */
public final class VerifiedJwt {
    private final JwsHeader header;
    private final RegisteredClaims registered;
    private final Map<String, @Nullable Object> claims;

    VerifiedJwt(JwsHeader header, RegisteredClaims registered, Map<String, @Nullable Object> claims) {
        this.header = header;
        this.registered = registered;
        this.claims = claims;
    }

    /** The {@code sub} claim. */
    public Optional<String> subject() {
        return Optional.ofNullable(registered.subject());
    }

    /** The {@code iss} claim: the issuer the verifier expects. */
    public String issuer() {
        String issuer = registered.issuer();
        return issuer == null ? "" : issuer;
    }

    /** The {@code aud} claim; it contains the audience the verifier expects. */
    public List<String> audience() {
        return registered.audience();
    }

    /** The {@code iat} claim. */
    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(registered.issuedAt());
    }

    /** The {@code exp} claim. */
    public Instant expiresAt() {
        return registered.expiresAt();
    }

    /** The {@code nbf} claim. */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(registered.notBefore());
    }

    /** The {@code jti} claim. */
    public Optional<String> id() {
        return Optional.ofNullable(registered.id());
    }

    /** The {@code typ} of the header, as written there. */
    public Optional<String> type() {
        return header.type();
    }

    /** The {@code kid} of the header. */
    public Optional<String> keyId() {
        return header.kid();
    }

    /** The algorithm the signature was checked with. */
    public JwsAlgorithm algorithm() {
        return header.algorithm();
    }

    /** A claim that is a string; empty when it is absent or of another type. */
    public Optional<String> string(String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A claim that is an integer a {@code long} can hold; empty when it is absent or anything else. */
    public Optional<Long> longValue(String name) {
        return claims.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** A claim that is a boolean; empty when it is absent or of another type. */
    public Optional<Boolean> bool(String name) {
        return claims.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** A claim that is an array of strings; empty when it is absent, of another type or holds anything else. */
    public List<String> strings(String name) {
        if (claims.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        return List.of();
    }

    /**
     * All claims in the order of the token, unmodifiable on every level. Values are {@code String}, {@code Long},
     * {@code java.math.BigDecimal} for every other number, {@code Boolean}, {@code Map}, {@code List}, and null for a
     * JSON null.
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    /** Shows the names of the claims only: values are personal data. */
    @Override
    public String toString() {
        return "VerifiedJwt" + claims.keySet();
    }
}
