package dev.signet.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what has expired, so that tables don't grow for ever. One thread in the background does it, batch by batch, and
 * ends when there is nothing to do: no request waits for it, and none fails by it. Thread-safe.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final ThreadPoolExecutor executor;

    /** Removes a part of what has expired. */
    @FunctionalInterface
    public interface Batch {

        /** Removes some of what had expired at that moment, and says whether there may be more. */
        boolean remove(Instant now);
    }

    /** One table that is swept from time to time. Thread-safe. */
    public final class Sweep {

        private final String what;
        private final Batch batch;
        private final AtomicReference<Instant> last;

        private Sweep(String what, Batch batch) {
            this.what = what;
            this.batch = batch;
            this.last = new AtomicReference<>(clock.instant());
        }

        /** Begins one in the background if the last was an hour ago; returns at once, and never throws. */
        public void ifDue() {
            Instant now = clock.instant();
            Instant before = last.get();
            if (now.isAfter(before.plus(BETWEEN_SWEEPS)) && last.compareAndSet(before, now)) {
                executor.execute(() -> run(now));
            }
        }

        private void run(Instant now) {
            try {
                boolean more = true;
                while (more && !executor.isShutdown()) {
                    more = batch.remove(now);
                }
            } catch (RuntimeException failed) {
                LOG.warn(
                        "What has expired of the {} can't be removed; it is tried again: {}",
                        what,
                        failed.getClass().getName());
            }
        }
    }

    /** Has no thread before there is something to do. */
    public Sweeper(InstantSource clock) {
        this.clock = clock;
        this.executor = new ThreadPoolExecutor(
                0,
                1,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Sweeper::daemon,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * A table to sweep, at most once an hour and for the first time an hour after this call.
     *
     * @param what its rows, for the log
     */
    public Sweep of(String what, Batch batch) {
        return new Sweep(what, batch);
    }

    /** Stops after the batch that is being removed; waits for it, five seconds at the most. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "signet-sweeper");
        thread.setDaemon(true);
        return thread;
    }
}
