package dev.signet.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. Thread-safe. */
public final class TestingClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /** Starts at this moment. */
    public TestingClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Jumps to a moment, back too. */
    public void set(Instant moment) {
        now.set(moment);
    }

    /** Moves by this much, back when it is negative, and answers the new moment. */
    public Instant advance(Duration by) {
        return now.updateAndGet(moment -> moment.plus(by));
    }
}
