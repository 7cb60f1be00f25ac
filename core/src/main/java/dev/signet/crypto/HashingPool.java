package dev.signet.crypto;

import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a {@link PasswordHasher} on as many threads as there are processors, with a bounded queue, so that a flood of
 * sign-ins slows neither the verification of tokens nor itself without bound. Thread-safe.
 */
public final class HashingPool implements PasswordHasher, AutoCloseable {

    /** The queue is full: the request is answered 503 with {@code Retry-After}. */
    public static final class BusyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BusyException() {
            super("The queue of password hashes is full.", null, false, false);
        }
    }

    private final PasswordHasher hasher;
    private final ThreadPoolExecutor executor;

    /**
     * Starts the pool.
     *
     * @param threads how many hashes are made at once
     * @param queue how many wait at the most
     */
    public HashingPool(PasswordHasher hasher, int threads, int queue) {
        this.hasher = hasher;
        this.executor = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), HashingPool::daemon);
    }

    @Override
    public String hash(String password) {
        return run(() -> hasher.hash(password));
    }

    @Override
    public boolean matches(String password, String encoded) {
        return run(() -> hasher.matches(password, encoded));
    }

    @Override
    public Checked check(String password, String encoded, InstantSource clock) {
        return run(() -> hasher.check(password, encoded, clock));
    }

    @Override
    public boolean isOutdated(String encoded) {
        return hasher.isOutdated(encoded);
    }

    @Override
    public String work(String encoded) {
        return hasher.work(encoded);
    }

    /** Refuses new work, and lets nobody wait for work that will not be done. */
    @Override
    public void close() {
        for (Runnable waiting : executor.shutdownNow()) {
            if (waiting instanceof Future<?> abandoned) {
                abandoned.cancel(false);
            }
        }
    }

    private <T> T run(Callable<T> work) {
        Future<T> future;
        try {
            future = executor.submit(work);
        } catch (RejectedExecutionException full) {
            throw new BusyException();
        }
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new BusyException();
        } catch (CancellationException closed) {
            throw new BusyException();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Hashing a password failed.", failed.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "signet-hashing");
        thread.setDaemon(true);
        return thread;
    }
}
