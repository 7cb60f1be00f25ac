package dev.signet.jwt;

import java.time.Duration;

/**
 * Hears what a {@link RemoteKeySet} does, for metrics and logs. Implementations are thread-safe and return soon; what
 * they throw is dropped, and no token is refused for it.
 */
public interface RemoteKeySetListener {
    /**
     * A fetch brought a good set. Called on the thread of the fetch.
     *
     * @param took how long the fetch took
     * @param keys the number of keys in the set
     * @param changed whether they differ from those of the set before
     */
    default void fetched(Duration took, int keys, boolean changed) {}

    /** A fetch brought nothing, so the last good set stays. Called on the thread of the fetch. */
    default void fetchFailed(FetchFailure failure) {}

    /**
     * A token was refused because the set, which is up to date, has no key for it. Called on the thread of the
     * verification, as often as an attacker likes.
     */
    default void unknownKeyRefused() {}
}
