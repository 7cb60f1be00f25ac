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
    private final Map<String, Instant> ids = new ConcurrentHashMap<>();
    private final Map<String, Cut> subjects = new ConcurrentHashMap<>();
    private final Duration longestLifetime;
    private final InstantSource clock;

    /**
     * No revocations yet.
     *
     * @param longestLifetime how long a token is valid at most, the leeway of the verifier included
     */
    public Revocations(Duration longestLifetime, InstantSource clock) {
        this.longestLifetime = longestLifetime;
        this.clock = clock;
    }

    /** Revokes the token with this {@code jti}. */
    public void revokeId(String id) {
        forgetExpired();
        ids.put(id, clock.instant().plus(longestLifetime));
    }

    /**
     * Revokes the tokens of this {@code sub} that were issued up to now. A token says when it was issued in whole seconds:
     * one from the same second is revoked as well, and so is one that does not say it.
     */
    public void revokeSubject(String subject) {
        forgetExpired();
        Instant now = clock.instant();
        subjects.put(subject, new Cut(now, now.plus(longestLifetime)));
    }

    /** Whether this token is revoked. */
    @Override
    public boolean test(VerifiedJwt jwt) {
        if (!ids.isEmpty() && jwt.id().map(ids::containsKey).orElse(false)) {
            return true;
        }
        Cut cut = subjects.isEmpty() ? null : subjects.get(jwt.subject().orElse(""));
        return cut != null && !jwt.issuedAt().orElse(Instant.MIN).isAfter(cut.issuedUntil);
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        ids.values().removeIf(now::isAfter);
        subjects.values().removeIf(cut -> now.isAfter(cut.keptUntil));
    }

    private record Cut(Instant issuedUntil, Instant keptUntil) {}
}
