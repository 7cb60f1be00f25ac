package dev.signet.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Does one thing on many threads at the same moment, to show that what may happen once happens once.
 *
 * <pre>{@code
 * List<Boolean> deleted = Together.run(Together.RACERS, i -> storage.users().delete(id));
 * assertThat(deleted).containsOnlyOnce(true);
 * }</pre>
 */
public final class Together {

    /** How many race for one thing, unless a test has a reason for another number. */
    public static final int RACERS = 32;

    private Together() {}

    /** What each thread does. */
    @FunctionalInterface
    public interface Task<T> {

        /** Does it as the thread of this number. */
        T run(int number) throws Exception;
    }

    /**
     * The results of {@code task} for 0, 1 and so on, below {@code count}, in this order. Each runs on a thread of its
     * own, and none begins before all are there.
     *
     * @throws java.util.concurrent.ExecutionException if one of them fails; the others are interrupted
     * @throws java.util.concurrent.TimeoutException if one takes longer than 60 seconds; all are interrupted
     */
    public static <T> List<T> run(int count, Task<T> task) throws Exception {
        var threads = Executors.newFixedThreadPool(count);
        try {
            var start = new CyclicBarrier(count);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return task.run(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
