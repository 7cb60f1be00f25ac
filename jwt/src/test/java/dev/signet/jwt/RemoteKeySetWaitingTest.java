package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a fetch: the server holds its answer until the test has seen what happens meanwhile. */
class RemoteKeySetWaitingTest {
    private static final int PLACES = 3;
    private static final int ASKING = 10;
    private static final String FOUND = "found";

    private final AtomicLong nanos = new AtomicLong();
    private final Heard heard = new Heard();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletionService<String> outcomes = new ExecutorCompletionService<>(threads);
    private KeyServer server;
    private RemoteKeySet keys;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(KeyServer.set("one"));
        keys = RemoteKeySet.builder(server.url())
                .clock(nanos::get)
                .listener(heard)
                .readTimeout(Duration.ofSeconds(30))
                .maxWaiting(PLACES)
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void tokensOfARotatedKeyWaitForItInLimitedNumberAndTheOthersAreToldToComeAgain() throws Exception {
        assertThat(keys.find("one")).isPresent();
        KeyServer.Gate gate = server.holds(KeyServer.set("two"));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        ask("two");
        for (int i = PLACES; i < ASKING; i++) {
            assertThat(outcome()).isEqualTo(Reason.KEYS_UNAVAILABLE.name());
        }
        assertThat(keys.find("one"))
                .as("a known key while every place is taken")
                .isPresent();
        gate.open();
        for (int i = 0; i < PLACES; i++) {
            assertThat(outcome()).isEqualTo(FOUND);
        }
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void placesAreFreeAgainAfterTheFetch() throws Exception {
        for (int round = 1; round <= PLACES + 1; round++) {
            KeyServer.Gate gate = server.holds(KeyServer.set("one"));
            ask("kid of round " + round);
            for (int i = PLACES; i < ASKING; i++) {
                assertThat(outcome()).isEqualTo(Reason.KEYS_UNAVAILABLE.name());
            }
            gate.open();
            for (int i = 0; i < PLACES; i++) {
                assertThat(outcome()).isEqualTo(Reason.UNKNOWN_KEY.name());
            }
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        }
        assertThat(server.requests()).isEqualTo(PLACES + 1);
    }

    @Test
    void nobodyWaitsBetweenFetches() throws Exception {
        assertThat(keys.find("one")).isPresent();
        server.holds(KeyServer.set("two"));
        ask("two");
        for (int i = 0; i < ASKING; i++) {
            assertThat(outcome()).isEqualTo(Reason.UNKNOWN_KEY.name());
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void waitEndsWithTheReadTimeOut() {
        RemoteKeySet impatient = RemoteKeySet.builder(server.url())
                .readTimeout(Duration.ofMillis(100))
                .build();
        server.holds(KeyServer.set("one"));
        assertThat(Forge.reason(() -> impatient.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void interruptedThreadStopsWaitingAndStaysInterrupted() {
        server.holds(KeyServer.set("one"));
        Thread.currentThread().interrupt();
        Reason reason = Forge.reason(() -> keys.find("one"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reason).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    private void ask(String kid) {
        for (int i = 0; i < ASKING; i++) {
            outcomes.submit(() -> {
                try {
                    return keys.find(kid).isPresent() ? FOUND : Reason.UNKNOWN_KEY.name();
                } catch (JwtException e) {
                    return e.reason().name();
                }
            });
        }
    }

    private String outcome() throws Exception {
        Future<String> next = outcomes.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("the outcome of a thread that must not wait").isNotNull();
        return next.get();
    }
}
