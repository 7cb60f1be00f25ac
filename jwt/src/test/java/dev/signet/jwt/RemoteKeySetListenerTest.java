package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.FetchFailure.Kind;
import dev.signet.jwt.Heard.Success;
import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener hears, and what it cannot break. */
class RemoteKeySetListenerTest {
    private static final SigningKey KEY = KeyServer.key("one");
    private static final String SECRET = "s3cr3t";

    private final AtomicLong nanos = new AtomicLong();
    private final Heard heard = new Heard();
    private KeyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(KeyServer.document(KEY));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hearsOfFetchesWithTheirTimeSizeAndChange() throws InterruptedException {
        RemoteKeySet keys = set(heard);
        server.handles(exchange -> {
            pass(Duration.ofMillis(70));
            KeyServer.answer(exchange, 200, KeyServer.document(KEY, KeyServer.key("two")));
        });
        assertThat(keys.find("one")).isPresent();
        assertThat(heard.success()).isEqualTo(new Success(Duration.ofMillis(70), 2, true));
    }

    @Test
    void hearsOfFailuresWithTheAgeOfTheLastGoodSet() throws InterruptedException {
        RemoteKeySet keys = set(heard);
        server.answers(500, "");
        assertThat(Forge.reason(() -> keys.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(heard.failure(Kind.STATUS).lastGoodAge()).isEmpty();

        server.answers(200, KeyServer.document(KEY));
        pass(Duration.ofSeconds(10));
        assertThat(keys.find("one")).isPresent();
        heard.success();

        server.handles(exchange -> {
            pass(Duration.ofMillis(30));
            KeyServer.answer(exchange, 503, "");
        });
        pass(Duration.ofMinutes(6));
        assertThat(keys.find("one")).isPresent();
        FetchFailure failure = heard.failure(Kind.STATUS);
        assertThat(failure.took()).isEqualTo(Duration.ofMillis(30));
        assertThat(failure.lastGoodAge()).contains(Duration.ofMinutes(6).plusMillis(30));
    }

    @Test
    void hearsOfTokensWithAnUnknownKeyOnly() {
        RemoteKeySet keys = set(heard);
        assertThat(keys.find("one")).isPresent();
        assertThat(heard.refused).hasValue(0);
        assertThat(keys.find("evil")).isEmpty();
        assertThat(keys.find("evil")).isEmpty();
        assertThat(heard.refused).hasValue(2);
        server.answers(500, "");
        pass(Duration.ofSeconds(10));
        assertThat(Forge.reason(() -> keys.find("evil"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(heard.refused).as("this token may be good").hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t",
                "{\"keys\":\"s3cr3t\"}",
                "{\"s3cr3t\":1}",
                "{\"s3cr3t\":1,\"s3cr3t\":1}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"s3cr3t\",\"k\":\"s3cr3t\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"s3cr3t\",\"x\":\"s3cr3t\"}]}",
                "{\"keys\":[{\"kty\":\"s3cr3t\"}]}"
            })
    void failureQuotesNeitherUrlNorAnswer(String document) throws InterruptedException {
        server.answers(200, document);
        RemoteKeySet keys = RemoteKeySet.builder(URI.create(server.url() + "?key=" + SECRET))
                .listener(heard)
                .build();
        assertThat(Forge.reason(() -> keys.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        FetchFailure failure = (FetchFailure) heard.fetches.take();
        assertThat(failure.toString()).contains(failure.kind().name(), failure.detail());
        assertThat(failure.toString()).doesNotContain(SECRET).doesNotContain("/jwks");
    }

    @Test
    void listenerThatThrowsBreaksNothing() throws Exception {
        CountDownLatch calls = new CountDownLatch(5);
        RemoteKeySet keys = set(new RemoteKeySetListener() {
            @Override
            public void fetched(Duration took, int count, boolean changed) {
                calls.countDown();
                throw new AssertionError();
            }

            @Override
            public void fetchFailed(FetchFailure failure) {
                calls.countDown();
                throw new IllegalStateException();
            }

            @Override
            public void unknownKeyRefused() {
                calls.countDown();
                throw new NoClassDefFoundError();
            }
        });
        assertThat(keys.find("one")).isPresent();
        assertThat(keys.find("evil")).isEmpty();
        server.goDown();
        pass(Duration.ofSeconds(10));
        assertThat(Forge.reason(() -> keys.find("evil"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        server.comeBack();
        pass(Duration.ofSeconds(10));
        assertThat(keys.find("evil")).isEmpty();
        assertThat(keys.find("one")).isPresent();
        assertThat(calls.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void listenerThatNeverReturnsDoesNotStopFetching() {
        CountDownLatch never = new CountDownLatch(1);
        RemoteKeySet keys = set(new RemoteKeySetListener() {
            @Override
            public void fetched(Duration took, int count, boolean changed) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(keys.find("one")).isPresent();
        server.answers(200, KeyServer.set("two"));
        pass(Duration.ofSeconds(10));
        assertThat(keys.find("two")).isPresent();
        never.countDown();
    }

    private RemoteKeySet set(RemoteKeySetListener listener) {
        return RemoteKeySet.builder(server.url())
                .clock(nanos::get)
                .listener(listener)
                .build();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
