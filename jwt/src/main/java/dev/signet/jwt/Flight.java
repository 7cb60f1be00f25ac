package dev.signet.jwt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One fetch of a key set, under way or over. Thread-safe. */
final class Flight {
    private final long startedAt;
    private final CompletableFuture<Boolean> landing = new CompletableFuture<>();

    Flight(long startedAt) {
        this.startedAt = startedAt;
    }

    long startedAt() {
        return startedAt;
    }

    /** Ends it; only the first end counts. */
    void land(boolean withKeys) {
        landing.complete(withKeys);
    }

    boolean isOver() {
        return landing.isDone();
    }

    /** Whether it is over and was not in vain. */
    boolean broughtKeys() {
        return landing.getNow(false);
    }

    void await(Duration atMost) {
        try {
            landing.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Whoever waited looks at what has become of it.
            return;
        }
    }
}
