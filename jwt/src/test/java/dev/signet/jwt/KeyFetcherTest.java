package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a flight is a new one. */
class KeyFetcherTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long START = Long.MAX_VALUE - 5;

    private final Heard heard = new Heard();
    private KeyServer server;
    private KeyFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(KeyServer.set("one"));
        RemoteDocument document = new RemoteDocument(
                HttpClient.newHttpClient(),
                new KeySetUrl(server.url(), Set.of()),
                new RemoteDocument.Limits(Duration.ofSeconds(30), 4096, 0));
        FetchTimes times = new FetchTimes(INTERVAL, Duration.ofMinutes(5), Duration.ofDays(7));
        fetcher = new KeyFetcher(document, times, () -> START, heard);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void manyThreadsTakeTheSameFlight() {
        long flights = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> fetcher.flight(START))
                .distinct()
                .count();
        assertThat(flights).isEqualTo(1);
    }

    @Test
    void flightThatOutlastsItsIntervalStaysTheOnlyOne() throws InterruptedException {
        KeyServer.Gate gate = server.holds(KeyServer.set("one"));
        Flight slow = fetcher.flight(START);
        gate.awaitRequest();
        assertThat(fetcher.flight(START + INTERVAL.toNanos() * 2)).isSameAs(slow);
        gate.open();
        heard.success();
        assertThat(fetcher.flight(START + INTERVAL.toNanos() * 2)).isNotSameAs(slow);
    }

    @Test
    void nextFlightStartsWhenTheIntervalIsOver() throws InterruptedException {
        Flight first = fetcher.flight(START);
        heard.success();
        assertThat(fetcher.flight(START + INTERVAL.toNanos() - 1)).isSameAs(first);
        assertThat(fetcher.flight(START - 1))
                .as("a reading of the clock that came late")
                .isSameAs(first);
        assertThat(fetcher.flight(START + INTERVAL.toNanos())).isNotSameAs(first);
    }
}
