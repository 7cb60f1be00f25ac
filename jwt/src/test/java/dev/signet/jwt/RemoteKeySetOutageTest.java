package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.FetchFailure.Kind;
import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixteen threads verify tokens without pause while the source of the keys does what it likes. */
class RemoteKeySetOutageTest {
    private static final int THREADS = 16;
    private static final int VERIFICATIONS = 25;
    /** RSA is verified fastest. */
    private static final SigningKey KEY = SigningKey.generate(JwsAlgorithm.RS256, "one", new SecureRandom());

    private static final String ONE = KeyServer.document(KEY);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Heard heard = new Heard();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final String token = token(KEY);
    private KeyServer server;
    private JwtVerifier verifier;
    private volatile Lap lap = new Lap();
    private volatile boolean over;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(ONE);
        RemoteKeySet keys = RemoteKeySet.builder(server.url())
                .clock(nanos::get)
                .listener(heard)
                .readTimeout(Duration.ofSeconds(30))
                .build();
        verifier = JwtVerifier.builder()
                .keys(keys)
                .algorithms(JwsAlgorithm.RS256, JwsAlgorithm.EDDSA)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(Forge.CLOCK)
                .build();
    }

    @AfterEach
    void stop() {
        over = true;
        server.close();
        threads.shutdownNow();
    }

    @Test
    void knownKeyIsVerifiedWithoutFailureOrWaitWhateverTheSourceDoes() throws Exception {
        verifier.verify(token);
        heard.success();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads.execute(() -> verifyUntilOver(thread));
        }

        refresh();
        heard.success();
        everyThreadGoesOn();

        server.goDown();
        fails(Kind.UNREACHABLE);
        server.comeBack();

        server.answers(500, ONE);
        fails(Kind.STATUS);
        server.answers(200, "<html>Please wait</html>");
        fails(Kind.NOT_A_KEY_SET);
        server.answers(200, "{\"keys\":[]}");
        fails(Kind.EMPTY);

        isSlow();
        rotates();

        over = true;
        assertThat(failures).isEmpty();
    }

    @Test
    void floodOfUnknownKidsCausesOneFetchPerIntervalInAll() throws Exception {
        verifier.verify(token);
        int perThread = 2_000;
        Duration step = Duration.ofMillis(10);
        List<Future<?>> flood = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            flood.add(threads.submit(() -> {
                for (int n = 0; n < perThread; n++) {
                    nanos.addAndGet(step.toNanos());
                    String evil =
                            Forge.encoded("{\"alg\":\"EdDSA\",\"kid\":\"" + thread + "." + n + "\"}") + ".e30.AAAA";
                    assertThat(Forge.refusal(verifier, evil)).isEqualTo(Reason.UNKNOWN_KEY);
                }
                verifier.verify(token);
            }));
        }
        for (Future<?> each : flood) {
            each.get(60, TimeUnit.SECONDS);
        }
        long intervals = nanos.get() / INTERVAL.toNanos();
        assertThat(server.requests()).isBetween(2, 1 + (int) intervals);
        assertThat(heard.refused).hasValue(THREADS * perThread);
    }

    /** The answer is held until every thread has gone on, so none of them waited for it. */
    private void isSlow() throws InterruptedException {
        KeyServer.Gate gate = server.holds(ONE);
        refresh();
        gate.awaitRequest();
        everyThreadGoesOn();
        assertThat(heard.fetches).as("the fetch is still under way").isEmpty();
        gate.open();
        heard.success();
    }

    /** Every refresh brings another neighbour of the known key. */
    private void rotates() throws InterruptedException {
        for (int generation = 0; generation < 5; generation++) {
            SigningKey neighbour = KeyServer.key("generation " + generation);
            server.answers(200, KeyServer.document(neighbour, KEY));
            refresh();
            assertThat(heard.success().changed()).isTrue();
            verifier.verify(token(neighbour));
            everyThreadGoesOn();
        }
        SigningKey gone = KeyServer.key("generation 0");
        assertThat(Forge.refusal(verifier, token(gone))).isEqualTo(Reason.UNKNOWN_KEY);
    }

    private void fails(Kind kind) throws InterruptedException {
        for (int again = 0; again < 2; again++) {
            refresh();
            heard.failure(kind);
            everyThreadGoesOn();
        }
        assertThat(Forge.refusal(verifier, token(KeyServer.key("new"))))
                .as("a token that may be good")
                .isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    /** From now on a fetch is due; one of the threads starts it. */
    private void refresh() {
        nanos.addAndGet(REFRESH.toNanos());
    }

    private void everyThreadGoesOn() throws InterruptedException {
        Lap next = new Lap();
        lap = next;
        assertThat(next.done.await(60, TimeUnit.SECONDS))
                .as("every thread verifies " + VERIFICATIONS + " tokens, failures: " + failures)
                .isTrue();
        assertThat(failures).isEmpty();
    }

    private void verifyUntilOver(int thread) {
        while (!over) {
            Lap current = lap;
            try {
                verifier.verify(token);
                current.verified(thread);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
    }

    private static String token(SigningKey key) {
        String algorithm = key.verificationKey().algorithm().wireName();
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + key.kid().orElseThrow() + "\"}";
        return Forge.signedBy(key, Forge.encoded(header) + "." + Forge.encoded(Forge.good()));
    }

    /** Done when every thread has verified so many tokens since the lap began. */
    private static final class Lap {
        private final CountDownLatch done = new CountDownLatch(THREADS);
        private final int[] verifications = new int[THREADS];

        /** Each thread counts in its own place. */
        private void verified(int thread) {
            if (++verifications[thread] == VERIFICATIONS) {
                done.countDown();
            }
        }
    }
}
