package dev.signet.storage.jdbc;

import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Two transactions that wait for each other, once. */
final class Deadlock {

    private final Database database;
    private final CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    private final AtomicInteger runs = new AtomicInteger();

    private Deadlock(Database database) {
        this.database = database;
    }

    /** Appends an x to the names of both users, twice, and says how often that was tried. */
    static int provoke(Database database, String first, String second) throws Exception {
        var deadlock = new Deadlock(database);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var one = executor.submit(() -> deadlock.rename(first, second));
            var other = executor.submit(() -> deadlock.rename(second, first));
            one.get(30, TimeUnit.SECONDS);
            other.get(30, TimeUnit.SECONDS);
            return deadlock.runs.get();
        } finally {
            executor.shutdownNow();
        }
    }

    private int rename(String first, String second) {
        return database.atomically("rename", statements -> {
            int run = runs.incrementAndGet();
            int changed = rename(statements, first);
            if (run <= 2) {
                awaitOther();
            }
            return changed + rename(statements, second);
        });
    }

    private static int rename(Statements statements, String id) throws SQLException {
        return statements.update(
                "UPDATE \"user\" SET \"name\" = CASE WHEN \"name\" = 'x' THEN 'xx' ELSE 'x' END WHERE \"id\" = ?", id);
    }

    private void awaitOther() {
        try {
            bothHoldOne.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
