package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.TestingRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** People who use the engine without a pause, each for themselves, and what they are answered. */
final class Load implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** A pause as that of a client who is told to come again. */
    private static final long PAUSE_MILLIS = 20;

    /** What one call came to. */
    record Answer(String call, TestResponse response, Duration took) {

        int status() {
            return response.status();
        }
    }

    private final TestAuth auth;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    Load(TestAuth auth, List<TestBrowser> people) {
        this.auth = auth;
        this.threads = Executors.newFixedThreadPool(people.size());
        for (int i = 0; i < people.size(); i++) {
            String email = OutageContract.email(i);
            TestBrowser browser = people.get(i);
            running.add(threads.submit(() -> use(browser, email)));
        }
    }

    private void use(TestBrowser browser, String email) {
        while (!over) {
            ask("/get-session", () -> browser.get("/get-session?disableCookieCache=true"));
            ask("/token", () -> browser.get("/token"));
            ask("/sign-in/email", () -> auth.browser().signIn(email, TestAuth.PASSWORD));
            ask("/sign-up/email", () -> auth.browser().signUp(TestingRows.id() + "@example.com"));
        }
    }

    private void ask(String call, Supplier<TestResponse> request) {
        long start = System.nanoTime();
        TestResponse response = request.get();
        answers.add(new Answer(call, response, Duration.ofNanos(System.nanoTime() - start)));
        pause();
    }

    /** Waits until so many more reads of a session were answered so. */
    void awaitReads(int status, int count) {
        int before = answers.size();
        await(() -> List.copyOf(answers).stream()
                        .skip(before)
                        .filter(answer -> answer.call().equals("/get-session") && answer.status() == status)
                        .count()
                >= count);
    }

    /** Waits until everybody is answered as before. */
    void awaitRecovery() {
        await(() -> {
            // A copy: on JDK 17 a view of the list fails when something is added.
            List<Answer> now = List.copyOf(answers);
            return now.size() > 20
                    && now.subList(now.size() - 20, now.size()).stream().allMatch(answer -> answer.status() == 200);
        });
    }

    /** Ends the load, and says what was answered. */
    List<Answer> finish() throws Exception {
        over = true;
        for (Future<?> future : running) {
            future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
        return answers;
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(running).as("people who gave up").noneMatch(Future::isDone);
            assertThat(System.nanoTime()).as("the end of patience").isLessThan(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
