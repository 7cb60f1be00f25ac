package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.storage.RateLimitStore;
import dev.signet.storage.RateLimitStore.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Every promise of {@link RateLimitStore}. */
public interface RateLimitStoreContract extends StorageUnderTest {

    /** The window of these tests. */
    Duration WINDOW = Duration.ofSeconds(10);

    /** As many as allowed, then no more. */
    @Test
    default void hitsUpToTheLimitAreAllowedThenRefused() {
        var key = key();

        for (int i = 0; i < 3; i++) {
            assertThat(hit(key, NOW)).isEqualTo(Outcome.ALLOWED);
        }

        var refused = hit(key, NOW.plusSeconds(4));
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(6));
    }

    /** The answer to a refused hit is the time until the window ends, never zero and never more than the window. */
    @Test
    default void aRefusedHitSaysHowLongToWait() {
        var key = key();
        exhaust(key, NOW);

        assertThat(hit(key, NOW)).isEqualTo(Outcome.refused(WINDOW));
        assertThat(hit(key, NOW.plusMillis(9_999))).isEqualTo(Outcome.refused(Duration.ofMillis(1)));
        assertThat(hit(key, NOW.minusSeconds(2)))
                .as("on a clock that went back")
                .isEqualTo(Outcome.refused(WINDOW));
    }

    /** Knocking on a closed door doesn't keep it closed. */
    @Test
    default void aBurstIsRefusedUntilTheWindowEnds() {
        var key = key();
        exhaust(key, NOW);

        for (int millis = 0; millis < 10_000; millis += 250) {
            assertThat(hit(key, NOW.plusMillis(millis)))
                    .isEqualTo(Outcome.refused(WINDOW.minus(Duration.ofMillis(millis))));
        }

        exhaust(key, NOW.plus(WINDOW));
        assertThat(hit(key, NOW.plus(WINDOW))).isEqualTo(Outcome.refused(WINDOW));
    }

    /** The window is counted from its first hit, not from the last. */
    @Test
    default void anAllowedHitDoesNotExtendTheWindow() {
        var key = key();
        hit(key, NOW);
        hit(key, NOW.plusSeconds(5));
        hit(key, NOW.plusSeconds(9));

        assertThat(hit(key, NOW.plusMillis(9_500))).isEqualTo(Outcome.refused(Duration.ofMillis(500)));
        exhaust(key, NOW.plusSeconds(10));
    }

    /** Whoever stays below the limit may go on for ever. */
    @Test
    default void aSteadyCallerBelowTheLimitIsNeverRefused() {
        var key = key();

        for (Duration since = Duration.ZERO;
                since.compareTo(WINDOW.multipliedBy(10)) <= 0;
                since = since.plusSeconds(4)) {
            assertThat(hit(key, NOW.plus(since))).as("after %s", since).isEqualTo(Outcome.ALLOWED);
        }
    }

    /** A clock that was ahead closes no door for longer than a window. */
    @Test
    default void aWindowFromTheFutureIsOver() {
        var key = key();
        exhaust(key, NOW.plusSeconds(3_600));

        exhaust(key, NOW);
        assertThat(hit(key, NOW)).isEqualTo(Outcome.refused(WINDOW));

        assertThat(hit(key, NOW.minus(WINDOW))).as("a window ahead").isEqualTo(Outcome.refused(WINDOW));
        assertThat(hit(key, NOW.minus(WINDOW).minusMillis(1)))
                .as("further ahead")
                .isEqualTo(Outcome.ALLOWED);
    }

    /** A clock that goes back within the window neither starts it anew nor makes it longer. */
    @Test
    default void aClockThatGoesBackKeepsTheWindow() {
        var key = key();
        hit(key, NOW);
        hit(key, NOW.minusSeconds(3));
        hit(key, NOW.minusSeconds(1));

        assertThat(hit(key, NOW.plusSeconds(9))).isEqualTo(Outcome.refused(Duration.ofSeconds(1)));
        assertThat(hit(key, NOW.plusSeconds(10)).allowed()).isTrue();
    }

    /** What is removed is what started before, not at, the moment. */
    @Test
    default void oldCountersAreRemoved() {
        var yearAgo = NOW.minus(Duration.ofDays(365));
        storage().rateLimits().deleteIdle(yearAgo);
        var old = key();
        var young = key();
        exhaust(old, yearAgo.minusMillis(1));
        exhaust(young, yearAgo);

        assertThat(storage().rateLimits().deleteIdle(yearAgo)).isEqualTo(1);

        assertThat(hit(old, yearAgo).allowed()).isTrue();
        assertThat(hit(young, yearAgo).allowed()).isFalse();
        assertThat(storage().rateLimits().deleteIdle(yearAgo)).isZero();
    }

    /** Keys count apart. */
    @Test
    default void keysDoNotShareACounter() {
        exhaust(key(), NOW);

        assertThat(hit(key(), NOW).allowed()).isTrue();
        assertThat(hit("2001:db8::|/sign-in/email 'quoted' 👋" + id(), NOW).allowed())
                .isTrue();
    }

    /** A limit of nothing is closed, not open. */
    @Test
    default void aLimitOfZeroAllowsNothing() {
        var refused = storage().rateLimits().hit(key(), 0, WINDOW, NOW);

        assertThat(refused).isEqualTo(Outcome.refused(WINDOW));
    }

    /** A crowd gets no more than one does. */
    @RepeatedTest(20)
    default void ofParallelHitsExactlyTheLimitIsAllowed() throws Exception {
        var key = key();

        var outcomes = Together.run(RACERS, i -> storage().rateLimits().hit(key, 10, WINDOW, NOW));

        assertThat(outcomes.stream().filter(Outcome::allowed)).hasSize(10);
    }

    /** Nor does a crowd that meets the end of a window. */
    @RepeatedTest(5)
    default void ofParallelHitsInANewWindowExactlyTheLimitIsAllowed() throws Exception {
        var key = key();
        exhaust(key, NOW);

        var outcomes = Together.run(RACERS, i -> hit(key, NOW.plus(WINDOW)));

        assertThat(outcomes.stream().filter(Outcome::allowed)).hasSize(3);
    }

    private Outcome hit(String key, Instant now) {
        return storage().rateLimits().hit(key, 3, WINDOW, now);
    }

    private void exhaust(String key, Instant now) {
        for (int i = 0; i < 3; i++) {
            assertThat(hit(key, now).allowed()).isTrue();
        }
    }

    private static String key() {
        return "192.0.2.1|/sign-in/email|" + id();
    }
}
