package dev.signet.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Threads that do something at the same moment, again and again. */
final class Crowd implements AutoCloseable {

    private final ExecutorService threads;

    /** Of up to this many. */
    Crowd(int size) {
        threads = Executors.newFixedThreadPool(size);
    }

    /** What came of {@code task} for 0, 1 and so on, below {@code count}. */
    <T> List<T> together(int count, IntFunction<T> task) throws Exception {
        var start = new CyclicBarrier(count);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            futures.add(threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return task.apply(index);
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
