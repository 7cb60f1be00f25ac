package dev.signet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestingClockTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        var clock = new TestingClock(START);

        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.advance(Duration.ofSeconds(5))).isEqualTo(START.plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));

        clock.set(START.minusSeconds(1));
        assertThat(clock.millis()).isEqualTo(START.minusSeconds(1).toEpochMilli());
    }
}
