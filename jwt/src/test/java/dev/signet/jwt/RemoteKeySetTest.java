package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server on the loopback interface. */
class RemoteKeySetTest {
    private static final String ONE = set("one");
    private static final String TWO = set("one", "two");

    private final AtomicReference<Instant> now = new AtomicReference<>(Forge.NOW);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<HttpHandler> behaviour =
            new AtomicReference<>(exchange -> answer(exchange, 200, ONE));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private RemoteKeySet keys;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/jwks", exchange -> {
            requests.incrementAndGet();
            behaviour.get().handle(exchange);
        });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        keys = RemoteKeySet.of(url, now::get);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void loadsLazilyAndOnce() {
        assertThat(requests).hasValue(0);
        assertThat(keys.find("one")).isPresent();
        assertThat(keys.find("one")).isPresent();
        assertThat(keys.find(null)).isPresent();
        assertThat(requests).hasValue(1);
    }

    @Test
    void manyThreadsShareTheFirstLoad() {
        behaviour.set(exchange -> {
            pause(300);
            answer(exchange, 200, ONE);
        });
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .allMatch(i -> keys.find("one").isPresent()))
                .isTrue();
        assertThat(requests).hasValue(1);
    }

    @Test
    void floodOfUnknownKidsCausesOneFetchPerTenSeconds() {
        assertThat(keys.find("one")).isPresent();
        now.set(Forge.NOW.plusSeconds(11));
        IntStream.range(0, 500)
                .parallel()
                .forEach(i -> assertThat(keys.find("evil" + i)).isEmpty());
        assertThat(requests).hasValue(2);
        now.set(Forge.NOW.plusSeconds(20));
        assertThat(keys.find("evil")).isEmpty();
        assertThat(requests).hasValue(2);
        now.set(Forge.NOW.plusSeconds(21));
        assertThat(keys.find("evil")).isEmpty();
        assertThat(requests).hasValue(3);
    }

    @Test
    void rotatedKeyIsFoundByItsKid() {
        assertThat(keys.find("one")).isPresent();
        behaviour.set(exchange -> answer(exchange, 200, TWO));
        assertThat(keys.find("two")).isEmpty();
        now.set(Forge.NOW.plusSeconds(10));
        assertThat(keys.find("two")).isPresent();
        assertThat(requests).hasValue(2);
    }

    @Test
    void oldSetIsRefreshedInTheBackground() {
        assertThat(keys.find("one")).isPresent();
        behaviour.set(exchange -> {
            pause(300);
            answer(exchange, 200, TWO);
        });
        now.set(Forge.NOW.plus(Duration.ofMinutes(5)));
        long start = System.nanoTime();
        assertThat(keys.find("one")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
        eventually(() -> keys.find("two").isPresent());
        assertThat(requests).hasValue(2);
    }

    @Test
    void lastGoodSetStaysWhenTheServerFailsForADay() {
        assertThat(keys.find("one")).isPresent();
        server.stop(0);
        for (int hour = 1; hour <= 24; hour++) {
            now.set(Forge.NOW.plus(Duration.ofHours(hour)));
            assertThat(keys.find("one")).isPresent();
        }
        assertThat(keys.find("two")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}"
            })
    void garbageDoesNotReplaceTheLastGoodSet(String garbage) {
        assertThat(keys.find("one")).isPresent();
        behaviour.set(exchange -> answer(exchange, 200, garbage));
        now.set(Forge.NOW.plusSeconds(10));
        assertThat(keys.find("two")).isEmpty();
        assertThat(requests).hasValue(2);
        assertThat(keys.find("one")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 404, 500, 503})
    void statusOtherThan200IsNoSet(int status) {
        behaviour.set(exchange -> {
            exchange.getResponseHeaders().add("Location", "/jwks?other");
            answer(exchange, status, ONE);
        });
        isUnavailable();
        assertThat(requests).hasValue(1);
    }

    @Test
    void unreachableServerIsAskedOncePerTenSeconds() {
        server.stop(0);
        isUnavailable();
        isUnavailable();
        now.set(Forge.NOW.plusSeconds(10));
        isUnavailable();
    }

    @Test
    void failedFirstLoadIsTriedAgainAfterTenSecondsOnly() {
        behaviour.set(exchange -> answer(exchange, 500, "{}"));
        isUnavailable();
        isUnavailable();
        assertThat(requests).hasValue(1);
        behaviour.set(exchange -> answer(exchange, 200, ONE));
        now.set(Forge.NOW.plusSeconds(10));
        assertThat(keys.find("one")).isPresent();
    }

    @Test
    void silentServerIsGivenUpAfterTwoSeconds() {
        behaviour.set(exchange -> {
            pause(6000);
            answer(exchange, 200, ONE);
        });
        isUnavailableWithin(Duration.ofMillis(3500));
    }

    @Test
    void drippingBodyIsGivenUpAfterTwoSeconds() {
        behaviour.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 60; i++) {
                    out.write(' ');
                    out.flush();
                    pause(100);
                }
            }
        });
        isUnavailableWithin(Duration.ofMillis(3500));
    }

    @Test
    void responseBeyond64KilobytesIsRefused() {
        String space = " ".repeat(64 * 1024 - ONE.length());
        behaviour.set(exchange -> answer(exchange, 200, ONE + space + " "));
        isUnavailable();
        behaviour.set(exchange -> answer(exchange, 200, ONE + space));
        now.set(Forge.NOW.plusSeconds(10));
        assertThat(keys.find("one")).isPresent();
    }

    @Test
    void clockThatWasSetBackDoesNotStopRefreshing() {
        assertThat(keys.find("one")).isPresent();
        now.set(Forge.NOW.minus(Duration.ofHours(1)));
        behaviour.set(exchange -> answer(exchange, 200, TWO));
        assertThat(keys.find("two")).isPresent();
    }

    @Test
    void unavailableKeysAreNoFaultOfTheToken() {
        server.stop(0);
        JwtVerifier verifier = JwtVerifier.builder()
                .keys(keys)
                .algorithms(JwsAlgorithm.EDDSA)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .build();
        assertThat(Forge.refusal(verifier, Forge.token("{\"alg\":\"EdDSA\"}", Forge.good())))
                .isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    private void isUnavailable() {
        assertThat(Forge.reason(() -> keys.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    private void isUnavailableWithin(Duration limit) {
        long start = System.nanoTime();
        isUnavailable();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }

    private static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 50 && !condition.getAsBoolean(); i++) {
            pause(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = Forge.utf8(body);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (status != 204) {
                out.write(bytes);
            }
        }
    }

    private static String set(String... kids) {
        SecureRandom random = new SecureRandom();
        return JwkSet.of(java.util.Arrays.stream(kids)
                        .map(kid -> SigningKey.generate(JwsAlgorithm.EDDSA, kid, random)
                                .verificationKey())
                        .toList())
                .toJson();
    }
}
