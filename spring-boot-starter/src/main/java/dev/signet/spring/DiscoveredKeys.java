package dev.signet.spring;

import dev.signet.jwt.JwtException;
import dev.signet.jwt.KeySource;
import dev.signet.jwt.RemoteKeySet;
import dev.signet.jwt.VerificationKey;
import dev.signet.options.SignetOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer that is known by its URL alone: its metadata (OpenID Connect Discovery 1.0 section 4, RFC 8414
 * section 3) say where they are. The first token makes it look, not the start of the application; a search that failed
 * is repeated by the first token after ten seconds, and one that succeeded never. A limited number of tokens waits for a
 * search, the others are refused as if it had failed. Thread-safe.
 */
final class DiscoveredKeys implements KeySource {

    private static final Logger LOG = LoggerFactory.getLogger(DiscoveredKeys.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** As many as {@link RemoteKeySet} lets wait. */
    private static final int MAX_WAITING = 32;

    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final ReentrantLock searching = new ReentrantLock();
    private final ProviderMetadata metadata;
    private final InstantSource clock;

    private volatile @Nullable RemoteKeySet keys;
    private @Nullable Instant lastSearch;

    DiscoveredKeys(URI issuer, InstantSource clock) {
        this.metadata = new ProviderMetadata(issuer);
        this.clock = clock;
    }

    /**
     * Lets an issuer pass whose metadata nobody on the way can forge.
     *
     * @throws IllegalArgumentException unless it is {@code https}, or {@code http} on this machine, and a plain URL
     */
    static URI requireSafe(URI issuer) {
        boolean safe = "https".equals(issuer.getScheme())
                || ("http".equals(issuer.getScheme()) && SignetOptions.isLoopback(issuer));
        boolean plain = issuer.getHost() != null
                && issuer.getRawUserInfo() == null
                && issuer.getRawQuery() == null
                && issuer.getRawFragment() == null;
        if (!safe || !plain) {
            throw new IllegalArgumentException("The URL of an issuer must be https, without user, query and fragment");
        }
        return issuer;
    }

    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        RemoteKeySet known = keys;
        return (known == null ? search() : known).find(kid);
    }

    /** Security rule: made-up tokens must not be able to park every thread of the application at a slow issuer. */
    private RemoteKeySet search() {
        if (!places.tryAcquire()) {
            throw unavailable();
        }
        try {
            return searchAlone();
        } finally {
            places.release();
        }
    }

    private RemoteKeySet searchAlone() {
        if (!enter()) {
            throw unavailable();
        }
        try {
            RemoteKeySet known = keys;
            if (known == null) {
                known = searchAgain();
                keys = known;
            }
            return known;
        } finally {
            searching.unlock();
        }
    }

    private boolean enter() {
        try {
            return searching.tryLock(ProviderMetadata.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private RemoteKeySet searchAgain() {
        Instant now = clock.instant();
        Instant last = lastSearch;
        // A clock that was set back must not stop the search.
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(INTERVAL))) {
            throw unavailable();
        }
        lastSearch = now;
        try {
            return RemoteKeySet.builder(metadata.jwksUri()).build();
        } catch (IllegalArgumentException refused) {
            LOG.warn("Tokens can't be verified: {}", refused.getMessage());
            throw unavailable();
        }
    }

    private static JwtException unavailable() {
        return JwtException.keysUnavailable("The issuer has not said yet where its keys are");
    }
}
