package dev.signet.feature.emailpassword;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which lock-outs this instance has told of: each is told once until it ends, so that a flood of refused tries is no flood of
 * events. Of more than ten thousand at once the oldest are forgotten, and may be told again. Thread-safe.
 */
final class LockOuts {

    private static final int MAX = 10_000;

    private final Map<String, Instant> ends = new LinkedHashMap<>();

    /** Whether nobody was told as yet of a lock-out of this key that goes on. */
    synchronized boolean begins(String key, Duration retryAfter, Instant now) {
        Instant known = ends.get(key);
        if (known != null && now.isBefore(known)) {
            return false;
        }
        ends.remove(key);
        ends.put(key, now.plus(retryAfter));
        if (ends.size() > MAX) {
            ends.remove(ends.keySet().iterator().next());
        }
        return true;
    }
}
