package dev.signet.engine;

import dev.signet.storage.RateLimitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counters in the memory of the process, bounded: the keys that rested longest are forgotten first. Thread-safe. */
public final class MemoryRateLimits implements RateLimitStore {

    private static final int MAX_KEYS = 100_000;

    private record Counter(int count, Instant start) {

        /** Whether the window goes on at that moment. One that starts too far ahead is of a clock that was. */
        boolean covers(Instant now, Duration window) {
            Duration age = Duration.between(start, now);
            return age.compareTo(window) < 0 && age.negated().compareTo(window) <= 0;
        }

        /** How long the window goes on, which is never more than its length. */
        Duration remaining(Instant now, Duration window) {
            return now.isBefore(start) ? window : Duration.between(now, start.plus(window));
        }
    }

    private final Map<String, Counter> counters = new LinkedHashMap<>(16, 0.75f, true);

    /** Starts with no counter. */
    public MemoryRateLimits() {}

    @Override
    public synchronized Outcome hit(String key, int max, Duration window, Instant now) {
        if (max < 1) {
            return Outcome.refused(window);
        }
        Counter counter = counters.get(key);
        if (counter == null || !counter.covers(now, window)) {
            counters.put(key, new Counter(1, now));
            forgetOldest();
            return Outcome.ALLOWED;
        }
        if (counter.count() >= max) {
            return Outcome.refused(counter.remaining(now, window));
        }
        counters.put(key, new Counter(counter.count() + 1, counter.start()));
        return Outcome.ALLOWED;
    }

    @Override
    public synchronized int deleteIdle(Instant before) {
        int present = counters.size();
        counters.values().removeIf(counter -> counter.start().isBefore(before));
        return present - counters.size();
    }

    private void forgetOldest() {
        Iterator<String> oldest = counters.keySet().iterator();
        while (counters.size() > MAX_KEYS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
