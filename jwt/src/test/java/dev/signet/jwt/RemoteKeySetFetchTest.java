package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.FetchFailure.Kind;
import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source may do to a single fetch. */
class RemoteKeySetFetchTest {
    private static final String SET = KeyServer.set("one");
    private static final Duration SOON = Duration.ofMillis(300);

    private final Heard heard = new Heard();
    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"keys\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"key"
            })
    void silentServerIsGivenUp(String beginning) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer(client -> {
            client.write(Forge.utf8(beginning));
            client.flush();
            never.await();
        })) {
            fails(server.url(), Kind.TIMED_OUT);
        }
    }

    @Test
    void drippingBodyIsGivenUpAndTheConnectionClosed() throws Exception {
        try (RawServer server = new RawServer(client -> {
            client.write(Forge.utf8("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"));
            drip(client);
        })) {
            fails(server.url(), Kind.TIMED_OUT);
            assertThat(server.wasHungUpOn()).isTrue();
        }
    }

    @Test
    void drippingHeadersAreGivenUpAndTheConnectionClosed() throws Exception {
        try (RawServer server = new RawServer(client -> {
            client.write(Forge.utf8("HTTP/1.1 200 OK\r\nX-Slow: "));
            drip(client);
        })) {
            fails(server.url(), Kind.TIMED_OUT);
            assertThat(server.wasHungUpOn()).isTrue();
        }
    }

    @Test
    void endlessBodyIsCutOff() throws Exception {
        byte[] spaces = Forge.utf8("2000\r\n" + " ".repeat(0x2000) + "\r\n");
        try (RawServer server = new RawServer(client -> {
            client.write(Forge.utf8("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            while (true) {
                client.write(spaces);
            }
        })) {
            fails(server.url(), Kind.TOO_LARGE, Duration.ofSeconds(20));
            assertThat(server.wasHungUpOn()).isTrue();
        }
    }

    @Test
    void endlessErrorPageIsNotRead() throws Exception {
        byte[] spaces = Forge.utf8(" ".repeat(0x2000));
        try (RawServer server = new RawServer(client -> {
            client.write(Forge.utf8("HTTP/1.1 500 Oops\r\nContent-Length: 1000000000000\r\n\r\n"));
            while (true) {
                client.write(spaces);
            }
        })) {
            fails(server.url(), Kind.STATUS, Duration.ofSeconds(20));
            assertThat(server.wasHungUpOn()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 two hundred\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"keys\":[]}"
            })
    void brokenHttpIsUnreachable(String answer) throws Exception {
        try (RawServer server = new RawServer(client -> client.write(Forge.utf8(answer)))) {
            fails(server.url(), Kind.UNREACHABLE, Duration.ofSeconds(20));
        }
    }

    @Test
    void documentMayHaveTheSizeLimitAndNotOneByteMore() throws Exception {
        String space = " ".repeat(64 * 1024 - SET.length());
        try (KeyServer server = new KeyServer(SET + space + " ")) {
            fails(server.url(), Kind.TOO_LARGE, Duration.ofSeconds(20));
            server.answers(200, SET + space);
            assertThat(set(server.url(), Duration.ofSeconds(20)).build().find("one"))
                    .isPresent();
        }
    }

    @Test
    void sizeLimitCanBeSet() throws Exception {
        try (KeyServer server = new KeyServer(SET + " ".repeat(1024))) {
            RemoteKeySet keys =
                    set(server.url(), Duration.ofSeconds(20)).maxBytes(1024).build();
            isUnavailable(keys);
            heard.failure(Kind.TOO_LARGE);
        }
    }

    @Test
    void clientWhoseExecutorRefusesIsAFailedFetchAndNoMore() throws Exception {
        try (KeyServer server = new KeyServer(SET)) {
            boolean[] refuses = {true};
            Executor executor = task -> {
                if (refuses[0]) {
                    throw new RejectedExecutionException();
                }
                new Thread(task).start();
            };
            RemoteKeySet keys = set(server.url(), Duration.ofSeconds(20))
                    .httpClient(HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .executor(executor)
                            .build())
                    .build();
            isUnavailable(keys);
            heard.failure(Kind.UNREACHABLE);
            refuses[0] = false;
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            assertThat(keys.find("one")).isPresent();
        }
    }

    private void fails(URI url, Kind kind) throws InterruptedException {
        fails(url, kind, SOON);
    }

    private void fails(URI url, Kind kind, Duration readTimeout) throws InterruptedException {
        isUnavailable(set(url, readTimeout).build());
        heard.failure(kind);
    }

    private RemoteKeySet.Builder set(URI url, Duration readTimeout) {
        return RemoteKeySet.builder(url)
                .readTimeout(readTimeout)
                .clock(nanos::get)
                .listener(heard);
    }

    private static void isUnavailable(RemoteKeySet keys) {
        assertThat(Forge.reason(() -> keys.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    /** Ends when the client has hung up. */
    private static void drip(OutputStream client) throws IOException, InterruptedException {
        while (true) {
            client.write(' ');
            client.flush();
            Thread.sleep(20);
        }
    }
}
