package dev.signet.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jwt.JwtException.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What a verifier demands of the claims (RFC 7519 section 4.1). They are read only after the signature matched. */
final class ClaimRules {
    /** A clock that runs this far ahead of ours is taken as drift, beyond it as a token made for later. */
    static final long ISSUED_AHEAD = 60_000;

    private final String issuer;
    private final byte[] issuerUtf8;
    private final String audience;
    private final byte[] audienceUtf8;
    private final long leeway;
    private final InstantSource clock;

    ClaimRules(String issuer, String audience, Duration leeway, InstantSource clock) {
        this.issuer = issuer;
        this.issuerUtf8 = issuer.getBytes(UTF_8);
        this.audience = audience;
        this.audienceUtf8 = audience.getBytes(UTF_8);
        this.leeway = leeway.toMillis();
        this.clock = clock;
    }

    /** The token of these claims, if they have the types of RFC 7519 and are for this verifier, now. */
    VerifiedJwt check(JwsHeader header, ClaimSet claims) {
        VerifiedJwt jwt = new VerifiedJwt(header, claims);
        if (!claims.has(ClaimSet.ISS) || !claims.isText(ClaimSet.ISS, issuer, issuerUtf8)) {
            throw new JwtException(Reason.WRONG_ISSUER, "The token is from another issuer");
        }
        if (!isForAudience(claims)) {
            throw new JwtException(Reason.WRONG_AUDIENCE, "The token is for another audience");
        }
        checkTimes(jwt.validity());
        return jwt;
    }

    private boolean isForAudience(ClaimSet claims) {
        if (!claims.has(ClaimSet.AUD)) {
            return false;
        }
        return claims.isText(ClaimSet.AUD)
                ? claims.isText(ClaimSet.AUD, audience, audienceUtf8)
                : claims.get(ClaimSet.AUD) instanceof List<?> list && list.contains(audience);
    }

    /** Whether a token with these times is valid now; asked again at every use of a token that is remembered. */
    void checkTimes(Validity times) {
        long now = clock.millis();
        // At exactly exp + leeway the token is expired.
        if (now >= times.expiresAt() + leeway) {
            throw new JwtException(Reason.EXPIRED, "The token has expired");
        }
        if (now + leeway < times.notBefore()) {
            throw new JwtException(Reason.NOT_YET_VALID, "The token is not valid yet");
        }
        if (now + leeway + ISSUED_AHEAD < times.issuedAt()) {
            throw new JwtException(Reason.NOT_YET_VALID, "The token was issued in the future");
        }
    }
}
