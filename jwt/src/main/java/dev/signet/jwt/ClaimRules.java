package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verifier demands of the claims (RFC 7519 section 4.1). They are read only after the signature matched. */
record ClaimRules(String issuer, String audience, Duration leeway, InstantSource clock) {
    /** A clock that runs this far ahead of ours is taken as drift, beyond it as a token made for later. */
    private static final Duration ISSUED_AHEAD = Duration.ofSeconds(60);

    RegisteredClaims check(Map<String, @Nullable Object> claims) {
        RegisteredClaims registered = RegisteredClaims.read(claims);
        if (!issuer.equals(registered.issuer())) {
            throw new JwtException(Reason.WRONG_ISSUER, "The token is from another issuer");
        }
        if (!registered.audience().contains(audience)) {
            throw new JwtException(Reason.WRONG_AUDIENCE, "The token is for another audience");
        }
        checkTimes(registered, clock.instant());
        return registered;
    }

    private void checkTimes(RegisteredClaims claims, Instant now) {
        // At exactly exp + leeway the token is expired.
        if (!now.isBefore(claims.expiresAt().plus(leeway))) {
            throw new JwtException(Reason.EXPIRED, "The token has expired");
        }
        Instant notBefore = claims.notBefore();
        if (notBefore != null && now.plus(leeway).isBefore(notBefore)) {
            throw new JwtException(Reason.NOT_YET_VALID, "The token is not valid yet");
        }
        Instant issuedAt = claims.issuedAt();
        if (issuedAt != null && now.plus(leeway).plus(ISSUED_AHEAD).isBefore(issuedAt)) {
            throw new JwtException(Reason.NOT_YET_VALID, "The token was issued in the future");
        }
    }

    /** The registered claims with the types RFC 7519 gives them; a claim of another type refuses the token. */
    record RegisteredClaims(
            @Nullable String issuer,
            List<String> audience,
            @Nullable String subject,
            @Nullable String id,
            Instant expiresAt,
            @Nullable Instant notBefore,
            @Nullable Instant issuedAt) {

        static RegisteredClaims read(Map<String, @Nullable Object> claims) {
            Instant expiresAt = time(claims, "exp");
            if (expiresAt == null) {
                throw new JwtException(Reason.INVALID_CLAIM, "The claim exp is missing");
            }
            return new RegisteredClaims(
                    text(claims, "iss"),
                    audience(claims),
                    text(claims, "sub"),
                    text(claims, "jti"),
                    expiresAt,
                    time(claims, "nbf"),
                    time(claims, "iat"));
        }

        private static @Nullable Instant time(Map<String, @Nullable Object> claims, String name) {
            Object value = claims.get(name);
            return value == null && !claims.containsKey(name) ? null : NumericDate.read(name, value);
        }

        private static @Nullable String text(Map<String, @Nullable Object> claims, String name) {
            Object value = claims.get(name);
            if (value instanceof String text) {
                return text;
            }
            if (value == null && !claims.containsKey(name)) {
                return null;
            }
            throw new JwtException(Reason.INVALID_CLAIM, "The claim " + name + " is not a string");
        }

        private static List<String> audience(Map<String, @Nullable Object> claims) {
            Object value = claims.get("aud");
            if (value instanceof String single) {
                return List.of(single);
            }
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).toList();
            }
            if (value == null && !claims.containsKey("aud")) {
                return List.of();
            }
            throw new JwtException(Reason.INVALID_CLAIM, "The claim aud is neither a string nor a list of strings");
        }
    }
}
