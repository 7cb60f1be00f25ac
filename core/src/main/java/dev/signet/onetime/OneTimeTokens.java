package dev.signet.onetime;

import dev.signet.crypto.Tokens;
import dev.signet.model.Verification;
import dev.signet.storage.VerificationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps what is good for one use, by an identifier that holds purpose and secret: a token of one purpose is unknown to
 * every other. Thread-safe.
 */
public final class OneTimeTokens {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final VerificationStore store;
    private final Tokens tokens;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastSweep;

    /** Keeps them in this store. */
    public OneTimeTokens(VerificationStore store, Tokens tokens, InstantSource clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
        this.lastSweep = new AtomicReference<>(clock.instant());
    }

    /**
     * Keeps a value for one use.
     *
     * @param identifier purpose and secret, as {@code reset-password:<token>}
     * @param value what it is good for, as the id of a user
     * @param lifetime from which on it is worthless; zero does the work of storing and stores nothing that is of use
     */
    public void keep(String identifier, String value, Duration lifetime) {
        Instant now = clock.instant();
        sweep(now);
        store.create(new Verification(tokens.id(), identifier, value, now.plus(lifetime), now, now));
    }

    /** Looks at it; it is still there afterwards. */
    public Optional<Verification> peek(String identifier) {
        return store.peek(identifier, clock.instant());
    }

    /** Takes it: of parallel callers exactly one gets it. */
    public Optional<Verification> consume(String identifier) {
        return store.consume(identifier, clock.instant());
    }

    private void sweep(Instant now) {
        Instant last = lastSweep.get();
        if (!now.isBefore(last.plus(SWEEP_EVERY)) && lastSweep.compareAndSet(last, now)) {
            store.deleteExpired(now);
        }
    }
}
