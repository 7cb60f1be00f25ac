package dev.signet.jwt;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. */
final class TestingClock implements InstantSource {
    private volatile Instant now = Forge.NOW;

    void set(Instant value) {
        now = value;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
