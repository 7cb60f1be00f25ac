package dev.signet.storage;

import java.time.Duration;
import java.time.Instant;

/**
 * Counters of requests.
 *
 * <p>A window is fixed: the first hit starts it, up to {@code max} hits are allowed in it, and the first hit at or
 * after its end starts the next one. A counter is the key, the count, and {@code lastRequest}, which is the start
 * of the window.
 *
 * <p>Better Auth's own counter is of the idle kind: each allowed hit restarts the window, so a caller who comes steadily,
 * and stays far below the limit, never rests for a whole window and is refused after {@code max} hits for good. Here
 * nobody below the limit is refused. In return two windows that touch let up to twice {@code max} hits pass within the
 * length of one.
 */
public interface RateLimitStore {

    /**
     * Counts one hit, atomically. A window that starts in the future by more than its own length was written by a clock
     * that was ahead, and is over.
     *
     * @param key what is counted
     * @param max how many hits of this key are allowed in one window
     * @param window how long one is; positive
     * @throws StorageUnavailableException when the database can't be asked
     */
    Outcome hit(String key, int max, Duration window, Instant now);

    /**
     * Removes the counters whose window started before that moment.
     *
     * @param before at least the longest window ago, or keys that are refused would be let in
     * @return how many were removed
     * @throws StorageUnavailableException when the database can't be asked
     */
    int deleteIdle(Instant before);

    /**
     * What came of a hit.
     *
     * @param allowed whether it may go on
     * @param retryAfter how long it is until the window ends, never more than {@code window}; zero only when allowed
     */
    record Outcome(boolean allowed, Duration retryAfter) {

        /** A hit that may go on. */
        public static final Outcome ALLOWED = new Outcome(true, Duration.ZERO);

        /** A hit that may not. */
        public static Outcome refused(Duration retryAfter) {
            return new Outcome(false, retryAfter);
        }
    }
}
