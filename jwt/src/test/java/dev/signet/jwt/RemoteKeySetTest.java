package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.FetchFailure.Kind;
import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are found when, against a real server on the loopback interface. */
class RemoteKeySetTest {
    private static final SigningKey KEY = KeyServer.key("one");
    private static final String ONE = KeyServer.document(KEY);
    private static final String TWO = KeyServer.document(KEY, KeyServer.key("two"));
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Heard heard = new Heard();
    private KeyServer server;
    private RemoteKeySet keys;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(ONE);
        keys = RemoteKeySet.builder(server.url())
                .clock(nanos::get)
                .listener(heard)
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSourceOfAnApplicationCanSayThatItIsAway() {
        KeySource away = kid -> {
            throw JwtException.keysUnavailable("The directory is away");
        };

        JwtVerifier verifier = JwtVerifier.builder()
                .keys(away)
                .algorithms(JwsAlgorithm.HS256)
                .issuer("issuer")
                .audience("audience")
                .build();
        String token = JwtIssuer.builder(SigningKey.hmac(new byte[32]))
                .issuer("issuer")
                .audience("audience")
                .lifetime(Duration.ofMinutes(1))
                .build()
                .issue(JwtClaims.builder().build());

        assertThat(Forge.reason(() -> verifier.verify(token))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void loadsLazilyAndOnce() {
        assertThat(server.requests()).isZero();
        assertThat(keys.find("one")).isPresent();
        assertThat(keys.find("one")).isPresent();
        assertThat(keys.find(null)).isPresent();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void tokenWithoutKidNeedsASetOfOneKeyAndNoFetch() {
        server.answers(200, TWO);
        assertThat(keys.find(null)).isEmpty();
        pass(INTERVAL);
        assertThat(keys.find(null)).isEmpty();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void manyThreadsShareTheFirstLoad() {
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .allMatch(i -> keys.find("one").isPresent()))
                .isTrue();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void unknownKidIsFetchedOncePerInterval() {
        assertThat(keys.find("one")).isPresent();
        pass(INTERVAL);
        IntStream.range(0, 500)
                .parallel()
                .forEach(i -> assertThat(keys.find("evil" + i)).isEmpty());
        assertThat(server.requests()).isEqualTo(2);
        pass(INTERVAL.minusNanos(1));
        assertThat(keys.find("evil")).isEmpty();
        assertThat(server.requests()).isEqualTo(2);
        pass(Duration.ofNanos(1));
        assertThat(keys.find("evil")).isEmpty();
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void rotatedKeyIsFoundByItsKid() {
        assertThat(keys.find("one")).isPresent();
        server.answers(200, TWO);
        assertThat(keys.find("two")).isEmpty();
        pass(INTERVAL);
        assertThat(keys.find("two")).isPresent();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void keyThatLeftTheSetIsGone() {
        server.answers(200, TWO);
        assertThat(keys.find("two")).isPresent();
        server.answers(200, ONE);
        pass(INTERVAL);
        assertThat(keys.find("new")).isEmpty();
        assertThat(keys.find("two")).isEmpty();
        assertThat(keys.find("one")).isPresent();
    }

    @Test
    void oldSetIsRefreshedInTheBackground() throws InterruptedException {
        assertThat(keys.find("one")).isPresent();
        heard.success();
        KeyServer.Gate gate = server.holds(TWO);
        pass(REFRESH);
        assertThat(keys.find("one")).isPresent();
        gate.awaitRequest();
        assertThat(keys.find("one")).isPresent();
        assertThat(heard.fetches).isEmpty();
        gate.open();
        heard.success();
        assertThat(keys.find("two")).isPresent();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void refreshTimeOfTheServerIsFollowed() throws InterruptedException {
        server.answersWith("Cache-Control", "public, max-age=30", ONE);
        assertThat(keys.find("one")).isPresent();
        heard.success();
        pass(Duration.ofSeconds(30));
        assertThat(keys.find("one")).isPresent();
        heard.success();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void lastGoodSetStaysWhenTheServerFailsForADay() throws InterruptedException {
        assertThat(keys.find("one")).isPresent();
        heard.success();
        server.goDown();
        for (int hour = 1; hour <= 24; hour++) {
            pass(Duration.ofHours(1));
            assertThat(keys.find("one")).isPresent();
            heard.failure(Kind.UNREACHABLE);
        }
    }

    @Test
    void lastGoodSetEndsSevenDaysAfterItShouldHaveBeenRefreshed() throws Exception {
        assertThat(keys.find("one")).isPresent();
        heard.success();
        server.goDown();
        pass(REFRESH.plusDays(7).minusNanos(1));
        assertThat(keys.find("one")).isPresent();
        heard.failure(Kind.UNREACHABLE);
        pass(Duration.ofNanos(1));
        isUnavailable("one");
        server.comeBack();
        pass(INTERVAL);
        assertThat(keys.find("one")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}"
            })
    void garbageDoesNotReplaceTheLastGoodSet(String garbage) throws InterruptedException {
        staysAfter(garbage, Kind.NOT_A_KEY_SET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "{\"keys\":[{\"kty\":\"XYZ\"}]}"})
    void setWithoutKeysDoesNotReplaceTheLastGoodSet(String empty) throws InterruptedException {
        staysAfter(empty, Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 404, 500, 503})
    void statusOtherThan200IsNoSet(int status) throws InterruptedException {
        server.answers(status, ONE);
        isUnavailable("one");
        assertThat(heard.failure(Kind.STATUS).detail()).isEqualTo("Status " + status);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void unknownKidMayBeGoodWhileTheServerFailsAndIsUnknownWhenItIsBack() throws Exception {
        assertThat(keys.find("one")).isPresent();
        server.goDown();
        assertThat(keys.find("two")).as("the set is up to date").isEmpty();
        pass(INTERVAL);
        isUnavailable("two");
        isUnavailable("two");
        assertThat(keys.find("one")).isPresent();
        server.comeBack();
        pass(INTERVAL);
        assertThat(keys.find("two")).isEmpty();
    }

    @Test
    void failedFirstLoadIsTriedAgainAfterTheIntervalOnly() {
        server.answers(500, "{}");
        isUnavailable("one");
        isUnavailable("one");
        assertThat(server.requests()).isEqualTo(1);
        server.answers(200, ONE);
        pass(INTERVAL);
        assertThat(keys.find("one")).isPresent();
    }

    @Test
    void readingOfTheClockThatComesLateStartsNoFetch() {
        assertThat(keys.find("one")).isPresent();
        pass(Duration.ofSeconds(-5));
        assertThat(keys.find("evil")).isEmpty();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void unavailableKeysAreNoFaultOfTheToken() {
        server.goDown();
        JwtVerifier verifier = JwtVerifier.builder()
                .keys(keys)
                .algorithms(JwsAlgorithm.EDDSA)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .build();
        assertThat(Forge.refusal(verifier, Forge.token("{\"alg\":\"EdDSA\"}", Forge.good())))
                .isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    private void staysAfter(String document, Kind failure) throws InterruptedException {
        assertThat(keys.find("one")).isPresent();
        heard.success();
        server.answers(200, document);
        pass(INTERVAL);
        isUnavailable("two");
        heard.failure(failure);
        assertThat(keys.find("one")).isPresent();
        assertThat(server.requests()).isEqualTo(2);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void isUnavailable(String kid) {
        assertThat(Forge.reason(() -> keys.find(kid))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }
}
