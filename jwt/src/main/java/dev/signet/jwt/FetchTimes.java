package dev.signet.jwt;

import java.time.Duration;
import java.util.Optional;

/** When a key set is fetched again, and how long it is used while that fails. */
record FetchTimes(Duration interval, Duration refreshAfter, Duration keepLastGood) {
    static final Duration LONGEST_REFRESH = Duration.ofHours(24);

    /** The word of the answer counts, but nobody makes this library fetch without pause, or never again. */
    Duration untilRefresh(Optional<Duration> stated) {
        Duration wanted = stated.orElse(refreshAfter);
        if (wanted.compareTo(interval) < 0) {
            return interval;
        }
        return wanted.compareTo(LONGEST_REFRESH) > 0 ? LONGEST_REFRESH : wanted;
    }
}
