package dev.signet.onetime;

import dev.signet.crypto.Tokens;
import dev.signet.model.Verification;
import dev.signet.storage.VerificationStore;
import dev.signet.sweep.Sweeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps what is good for one use, by an identifier that holds purpose and secret: a token of one purpose is unknown to
 * every other. Thread-safe.
 */
public final class OneTimeTokens {

    private static final int BATCH = 500;

    private final VerificationStore store;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Sweeper.Sweep sweep;

    /** Keeps them in this store. */
    public OneTimeTokens(VerificationStore store, Tokens tokens, InstantSource clock, Sweeper sweeper) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
        this.sweep = sweeper.of("one-time tokens", now -> store.deleteExpired(now, BATCH) == BATCH);
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
        store.create(new Verification(tokens.id(), identifier, value, now.plus(lifetime), now, now));
        sweep.ifDue();
    }

    /** Looks at it; it is still there afterwards. */
    public Optional<Verification> peek(String identifier) {
        return store.peek(identifier, clock.instant());
    }

    /** Takes it: of parallel callers exactly one gets it. */
    public Optional<Verification> consume(String identifier) {
        return store.consume(identifier, clock.instant());
    }
}
