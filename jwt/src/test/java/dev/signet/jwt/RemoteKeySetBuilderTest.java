package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a remote key set may be made of. */
class RemoteKeySetBuilderTest {
    private static final URI URL = URI.create("https://example.com/jwks");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/jwks",
                "http://127.0.0.1.evil.example/jwks",
                "ftp://localhost/jwks",
                "file:/etc/passwd",
                "/jwks",
                "https:///jwks",
                "https://user:pw@example.com/jwks",
                "http://0.0.0.0/jwks",
                "https://example.com/#x"
            })
    void unsafeUrlsAreRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> RemoteKeySet.builder(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/jwks?x=1", "http://localhost/jwks", "HTTP://[::1]:8080/jwks"})
    void safeUrlsAreTaken(String url) {
        assertThatCode(() -> RemoteKeySet.builder(URI.create(url)).build()).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} from {2} to {3}")
    @MethodSource("durations")
    void durationsHaveBounds(
            String name,
            BiFunction<RemoteKeySet.Builder, Duration, RemoteKeySet.Builder> setting,
            Duration least,
            Duration most) {
        RemoteKeySet.Builder builder = RemoteKeySet.builder(URL);
        assertThatCode(() -> setting.apply(setting.apply(builder, least), most)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(builder, least.minusNanos(1)))
                .withMessageStartingWith(name + " must lie between");
        assertThatIllegalArgumentException().isThrownBy(() -> setting.apply(builder, most.plusNanos(1)));
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                bound("connectTimeout", RemoteKeySet.Builder::connectTimeout, "PT0.1S", "PT10S"),
                bound("readTimeout", RemoteKeySet.Builder::readTimeout, "PT0.1S", "PT30S"),
                bound("refreshAfter", RemoteKeySet.Builder::refreshAfter, "PT1S", "PT24H"),
                bound("fetchInterval", RemoteKeySet.Builder::fetchInterval, "PT1S", "PT10M"),
                bound("keepLastGood", RemoteKeySet.Builder::keepLastGood, "PT1M", "P365D"));
    }

    @ParameterizedTest(name = "{0} from {2} to {3}")
    @MethodSource("numbers")
    void numbersHaveBounds(
            String name, BiFunction<RemoteKeySet.Builder, Integer, RemoteKeySet.Builder> setting, int least, int most) {
        RemoteKeySet.Builder builder = RemoteKeySet.builder(URL);
        assertThatCode(() -> setting.apply(setting.apply(builder, least), most)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(builder, least - 1))
                .withMessageStartingWith(name + " must lie between");
        assertThatIllegalArgumentException().isThrownBy(() -> setting.apply(builder, most + 1));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                number("maxBytes", RemoteKeySet.Builder::maxBytes, 1024, 1024 * 1024),
                number("maxRedirects", RemoteKeySet.Builder::maxRedirects, 0, 5),
                number("maxWaiting", RemoteKeySet.Builder::maxWaiting, 1, 10_000));
    }

    @Test
    void clientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteKeySet.builder(URL).httpClient(client));
    }

    @Test
    void connectTimeoutBelongsToTheOwnClient() {
        RemoteKeySet.Builder builder =
                RemoteKeySet.builder(URL).httpClient(HttpClient.newHttpClient()).connectTimeout(Duration.ofSeconds(1));
        assertThatIllegalStateException().isThrownBy(builder::build);
    }

    @Test
    void fetchIntervalBeyondRefreshOrEndIsRefused() {
        RemoteKeySet.Builder late = RemoteKeySet.builder(URL).refreshAfter(Duration.ofSeconds(9));
        assertThatIllegalStateException().isThrownBy(late::build);
        RemoteKeySet.Builder over =
                RemoteKeySet.builder(URL).fetchInterval(Duration.ofMinutes(2)).keepLastGood(Duration.ofMinutes(1));
        assertThatIllegalStateException().isThrownBy(over::build);
    }

    private static Arguments bound(
            String name,
            BiFunction<RemoteKeySet.Builder, Duration, RemoteKeySet.Builder> setting,
            String least,
            String most) {
        return Arguments.of(name, setting, Duration.parse(least), Duration.parse(most));
    }

    private static Arguments number(
            String name, BiFunction<RemoteKeySet.Builder, Integer, RemoteKeySet.Builder> setting, int least, int most) {
        return Arguments.of(name, setting, least, most);
    }
}
