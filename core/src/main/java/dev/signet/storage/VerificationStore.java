package dev.signet.storage;

import dev.signet.model.Verification;
import java.time.Instant;
import java.util.Optional;

/**
 * One-time things: what is read is gone.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the database can't be asked.
 */
public interface VerificationStore {

    /** Stores one. */
    void create(Verification verification);

    /**
     * Takes the newest live one with this identifier and removes all that carry it, in one conditional statement.
     *
     * @return it, to exactly one of parallel callers; empty when there is none or it has expired at {@code now}
     */
    Optional<Verification> consume(String identifier, Instant now);

    /** What {@link #consume} would give with this identifier at {@code now}; nothing is taken. */
    Optional<Verification> peek(String identifier, Instant now);

    /**
     * Removes what has expired, a batch at a time, so that no statement holds many rows.
     *
     * @param max how many at the most; positive
     * @return how many were removed; fewer than {@code max} when there are no more
     */
    int deleteExpired(Instant now, int max);
}
