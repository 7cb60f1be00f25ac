package dev.signet.jwt;

import dev.signet.jwt.FetchFailure.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key set that was fetched, and its times in nanoseconds of the clock of the {@link RemoteKeySet}. Immutable. */
final class FetchedKeys {
    private final KeySet keys;
    private final long fetchedAt;
    private final long refreshAt;
    private final long endsAt;

    private FetchedKeys(KeySet keys, long fetchedAt, Duration untilRefresh, Duration keep) {
        this.keys = keys;
        this.fetchedAt = fetchedAt;
        this.refreshAt = fetchedAt + untilRefresh.toNanos();
        this.endsAt = refreshAt + keep.toNanos();
    }

    /**
     * Reads a set. A key that the previous set had too stays the same object: it is keyed already, and caches of
     * verified tokens compare it by identity.
     *
     * @throws FetchException if this is no set, or has no key
     */
    static FetchedKeys read(RemoteDocument.Answer answer, @Nullable FetchedKeys previous, long now, FetchTimes times)
            throws FetchException {
        KeySet keys = parse(answer.body(), previous == null ? List.of() : previous.keys());
        return new FetchedKeys(keys, now, times.untilRefresh(answer.freshness()), times.keepLastGood());
    }

    private static KeySet parse(byte[] document, List<VerificationKey> known) throws FetchException {
        KeySet keys;
        try {
            Map<String, VerificationKey> knownByJwk = new HashMap<>();
            known.forEach(key -> knownByJwk.put(Jwk.of(key).toJson(), key));
            keys = KeySet.of(JwkSet.parse(document).keys().stream()
                    .map(jwk -> knownByJwk.getOrDefault(jwk.toJson(), jwk.key()))
                    .toList());
        } catch (JwtException refused) {
            throw new FetchException(Kind.NOT_A_KEY_SET, String.valueOf(refused.getMessage()));
        } catch (RuntimeException e) {
            // A provider that chokes on a key must not end the fetch without a result.
            throw new FetchException(Kind.NOT_A_KEY_SET, e.getClass().getSimpleName());
        }
        if (keys.keys().isEmpty()) {
            throw new FetchException(Kind.EMPTY, "The JWK Set has no key that can be used here");
        }
        return keys;
    }

    Optional<VerificationKey> find(@Nullable String kid) {
        return keys.find(kid);
    }

    List<VerificationKey> keys() {
        return keys.keys();
    }

    Duration age(long now) {
        return Duration.ofNanos(now - fetchedAt);
    }

    boolean isDue(long now) {
        return now - refreshAt >= 0;
    }

    /** Whether it may no longer be used, because every fetch failed for too long or nobody asked. */
    boolean isPast(long now) {
        return now - endsAt >= 0;
    }
}
