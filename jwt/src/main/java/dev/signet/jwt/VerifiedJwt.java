package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token (RFC 7519 section 4) whose signature, kind, issuer, audience and times were checked. Only {@link JwtVerifier} makes
 * one, so holding it is the proof; there is no other way to read a claim. Immutable and thread-safe.
 */
public final class VerifiedJwt {
    private final JwsHeader header;
    private final ClaimSet claims;
    private final Validity validity;

    /** Checks that the registered claims have the types RFC 7519 gives them; everything else is for the caller. */
    VerifiedJwt(JwsHeader header, ClaimSet claims) {
        requireText(claims, ClaimSet.ISS, "iss");
        requireAudience(claims);
        requireText(claims, ClaimSet.SUB, "sub");
        requireText(claims, ClaimSet.JTI, "jti");
        this.header = header;
        this.claims = claims;
        this.validity = Validity.read(claims);
    }

    private static void requireText(ClaimSet claims, int index, String name) {
        if (claims.has(index) && !claims.isText(index)) {
            throw new JwtException(Reason.INVALID_CLAIM, "The claim " + name + " is not a string");
        }
    }

    private static void requireAudience(ClaimSet claims) {
        if (claims.has(ClaimSet.AUD) && !claims.isText(ClaimSet.AUD) && !isTexts(claims.get(ClaimSet.AUD))) {
            throw new JwtException(Reason.INVALID_CLAIM, "The claim aud is neither a string nor a list of strings");
        }
    }

    /** The {@code sub} claim (RFC 7519 section 4.1.2). */
    public Optional<String> subject() {
        return text(ClaimSet.SUB);
    }

    /** The {@code iss} claim (RFC 7519 section 4.1.1): the issuer the verifier expects. */
    public String issuer() {
        return text(ClaimSet.ISS).orElse("");
    }

    /** The {@code aud} claim (RFC 7519 section 4.1.3), one or several; it contains the audience the verifier expects. */
    public List<String> audience() {
        Object value = claims.get(ClaimSet.AUD);
        return value instanceof String single ? List.of(single) : texts(value);
    }

    /** The {@code iat} claim (RFC 7519 section 4.1.6). */
    public Optional<Instant> issuedAt() {
        return time(ClaimSet.IAT, "iat");
    }

    /** The {@code exp} claim (RFC 7519 section 4.1.4), without leeway. */
    public Instant expiresAt() {
        return NumericDate.read("exp", claims.get(ClaimSet.EXP));
    }

    /** The {@code nbf} claim (RFC 7519 section 4.1.5). */
    public Optional<Instant> notBefore() {
        return time(ClaimSet.NBF, "nbf");
    }

    /** The {@code jti} claim (RFC 7519 section 4.1.7). */
    public Optional<String> id() {
        return text(ClaimSet.JTI);
    }

    /** The {@code typ} of the header (RFC 7515 section 4.1.9), as written there. */
    public Optional<String> type() {
        return header.type();
    }

    /** The {@code kid} of the header (RFC 7515 section 4.1.4). */
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
        Object value = claims.get(name);
        return isTexts(value) ? texts(value) : List.of();
    }

    /** Whether there is a claim of this name, whatever its value. */
    public boolean has(String name) {
        return claims.has(name);
    }

    /**
     * All claims in the order of the token, unmodifiable on every level; made anew at each call. Values are
     * {@code String}, {@code Long}, {@code java.math.BigDecimal} for every other number, {@code Boolean}, {@code Map},
     * {@code List}, and null for a JSON null.
     */
    public Map<String, @Nullable Object> claims() {
        return claims.toMap();
    }

    JwsHeader header() {
        return header;
    }

    Validity validity() {
        return validity;
    }

    private Optional<String> text(int index) {
        return claims.get(index) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Optional<Instant> time(int index, String name) {
        return claims.has(index) ? Optional.of(NumericDate.read(name, claims.get(index))) : Optional.empty();
    }

    private static boolean isTexts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return false;
        }
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** Shows the names of the claims only: values are personal data. */
    @Override
    public String toString() {
        return "VerifiedJwt" + claims.toMap().keySet();
    }
}
