package dev.signet.feature.emailpassword;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this instance has told of: each thing is told once until it ends, so that a flood of requests is no flood of events.
 * Of more than ten thousand at once the oldest are forgotten, and may be told again. Thread-safe.
 */
final class ToldOnce {

    private static final int MAX = 10_000;

    private final Map<String, Instant> ends = new LinkedHashMap<>();

    /** Whether nobody was told as yet of what goes on under this key, which ends after this time. */
    synchronized boolean begins(String key, Duration lasts, Instant now) {
        Instant known = ends.get(key);
        if (known != null && now.isBefore(known)) {
            return false;
        }
        ends.remove(key);
        ends.put(key, now.plus(lasts));
        if (ends.size() > MAX) {
            ends.remove(ends.keySet().iterator().next());
        }
        return true;
    }
}
