package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashingPoolTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private Thread caller = Thread.currentThread();

    @AutoClose
    private final HashingPool pool = new HashingPool(new TestingHasher(), 1, 1);

    @Test
    void handsWorkOverAndTheResultBack() {
        release.countDown();

        assertThat(pool.hash("a")).isEqualTo("hash of a");
        assertThat(pool.matches("a", "hash of a")).isTrue();
        assertThat(pool.matches("b", "hash of a")).isFalse();
        assertThat(pool.isOutdated("old")).isTrue();
    }

    @Test
    @Tag("R-013")
    void aFullQueueIsBusyAndRecovers() throws Exception {
        var running = inBackground("running");
        started.await();
        var waiting = inBackground("waiting");
        awaitQueued();
        assertThatThrownBy(() -> pool.hash("one too many")).isInstanceOf(HashingPool.BusyException.class);

        release.countDown();

        assertThat(running.get()).isEqualTo("hash of running");
        assertThat(waiting.get()).isEqualTo("hash of waiting");
        assertThat(pool.hash("after")).isEqualTo("hash of after");
    }

    /** What an attacker's queue costs must not count for what a hash costs. */
    @Test
    @Tag("R-336")
    void theWaitForATurnIsNoPartOfTheWork() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        var running = inBackground("running");
        started.await();
        var checked = CompletableFuture.supplyAsync(() -> pool.check("a", "hash of a", now::get));
        awaitQueued();
        now.set(Instant.EPOCH.plusSeconds(60));
        release.countDown();

        assertThat(checked.get()).isEqualTo(new PasswordHasher.Checked(true, Duration.ZERO));
        assertThat(running.get()).isEqualTo("hash of running");
    }

    @Test
    void closingLeavesNobodyWaiting() throws Exception {
        var running = inBackground("running");
        started.await();
        var waiting = inBackground("waiting");
        awaitQueued();

        pool.close();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(HashingPool.BusyException.class);
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> pool.hash("late")).isInstanceOf(HashingPool.BusyException.class);
    }

    @Test
    void anInterruptedCallerStopsWaiting() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pool.hash("a")).isInstanceOf(HashingPool.BusyException.class);
        assertThat(Thread.interrupted()).as("the flag is kept for the caller").isTrue();
    }

    @Test
    void aFailureDoesNotNameThePassword() {
        try (var broken = new HashingPool(new BrokenHasher(), 1, 1)) {
            assertThatThrownBy(() -> broken.hash("hunter2-hunter2"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Hashing a password failed.");
        }
    }

    private CompletableFuture<String> inBackground(String password) {
        return CompletableFuture.supplyAsync(() -> pool.hash(password), work -> {
            caller = new Thread(work);
            caller.start();
        });
    }

    /** A caller that waits has handed its work over, and the one thread is occupied. */
    private void awaitQueued() throws InterruptedException {
        while (caller.getState() != Thread.State.WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private final class TestingHasher implements PasswordHasher {

        @Override
        public String hash(String password) {
            started.countDown();
            try {
                release.await();
            } catch (InterruptedException closed) {
                throw new IllegalStateException(closed);
            }
            return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String encoded) {
            return hash(password).equals(encoded);
        }

        @Override
        public String work(String encoded) {
            return "";
        }

        @Override
        public boolean isOutdated(String encoded) {
            return encoded.equals("old");
        }
    }

    private static final class BrokenHasher implements PasswordHasher {

        @Override
        public String hash(String password) {
            throw new IllegalArgumentException("broken: " + password);
        }

        @Override
        public boolean matches(String password, String encoded) {
            return false;
        }

        @Override
        public String work(String encoded) {
            return "";
        }

        @Override
        public boolean isOutdated(String encoded) {
            return false;
        }
    }
}
