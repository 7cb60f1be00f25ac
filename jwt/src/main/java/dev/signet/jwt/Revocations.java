package dev.signet.jwt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Tokens that are no longer good although they have not expired, in the memory of this process: give it to
 * {@link JwtVerifier.Builder#revoked}. An entry is forgotten when the tokens it is about have expired. Thread-safe; a
 * revocation holds for every verification that begins after it.
 */
public final class Revocations implements Predicate<VerifiedJwt> {
    /** When each was revoked. */
    private final Map<String, Instant> ids = new ConcurrentHashMap<>();

    private final Map<String, Instant> subjects = new ConcurrentHashMap<>();
    private final Duration kept;
    private final InstantSource clock;

    /**
     * No revocations yet.
     *
     * @param longestLifetime how long a token is valid at most, the leeway of the verifier included
     * @throws IllegalArgumentException if it is not positive, or longer than a hundred years
     */
    public Revocations(Duration longestLifetime, InstantSource clock) {
        if (longestLifetime.isNegative()
                || longestLifetime.isZero()
                || longestLifetime.compareTo(JwtIssuer.MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("The longest lifetime must be positive, and at most a hundred years");
        }
        // A token from a clock that runs ahead expires later by as much.
        this.kept = longestLifetime.plusMillis(ClaimRules.ISSUED_AHEAD);
        this.clock = clock;
    }

    /** Revokes the token with this {@code jti}. */
    public void revokeId(String id) {
        revoke(ids, id);
    }

    /**
     * Revokes the tokens of this {@code sub} that were issued up to now. A token says when it was issued in whole seconds:
     * one from the same second is revoked as well, and so is one that does not say it. Where the clock of the issuer runs
     * ahead of this one, tokens of its last seconds escape.
     */
    public void revokeSubject(String subject) {
        revoke(subjects, subject);
    }

    /** Whether this token is revoked. */
    @Override
    public boolean test(VerifiedJwt jwt) {
        if (!ids.isEmpty() && jwt.id().map(ids::containsKey).orElse(false)) {
            return true;
        }
        Instant issuedUntil =
                subjects.isEmpty() ? null : subjects.get(jwt.subject().orElse(""));
        return issuedUntil != null && !jwt.issuedAt().orElse(Instant.MIN).isAfter(issuedUntil);
    }

    private void revoke(Map<String, Instant> entries, String name) {
        Instant now = clock.instant();
        entries.values().removeIf(revoked -> revoked.plus(kept).isBefore(now));
        // Of two at the same time the later holds, also where it is written first.
        entries.merge(name, now, (one, other) -> one.isAfter(other) ? one : other);
    }
}
