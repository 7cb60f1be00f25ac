package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of {@code Cache-Control} and {@code Age}, and what becomes of it. */
class FreshnessTest {
    private static final FetchTimes TIMES =
            new FetchTimes(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofDays(7));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=600                          |      | 600",
                "MAX-AGE=600                          |      | 600",
                "public , max-age=600,must-revalidate |      | 600",
                "max-age=\"600\"                      |      | 600",
                "max-age=600, max-age=60              |      | 60",
                "max-age=600                          | 200  | 400",
                "max-age=600                          | 601  | 0",
                "max-age=600                          | -200 | 600",
                "max-age=600                          | x    | 600",
                "max-age=600                          | ''   | 600",
                "max-age=600                          | 99999999999999999999 | 0",
                "max-age=99999999999999999999         |      | 2147483647",
                "no-store, max-age=600                |      | 0",
                "max-age=600, no-cache                |      | 0",
                "no-cache=\"set-cookie\"              |      | 0",
                "max-age=0                            |      | 0",
            })
    void statedFreshness(String cacheControl, String age, long seconds) {
        Map<String, List<String>> headers = new HashMap<>(Map.of("Cache-Control", List.of(cacheControl)));
        if (age != null) {
            headers.put("Age", List.of(age));
        }
        assertThat(freshness(headers)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",,,",
                "=",
                "public",
                "max-age",
                "max-age=",
                "max-age=-1",
                "max-age=+1",
                "max-age=1.5",
                "max-age=1e3",
                "max-age=\"",
                "max-age=\"\"",
                "max-age=٦٠",
                "x-max-age=1",
                "s-maxage=60",
                "max-age = 60 60"
            })
    void nonsenseIsNotThere(String cacheControl) {
        assertThat(freshness(Map.of("Cache-Control", List.of(cacheControl)))).isEmpty();
    }

    @Test
    void severalHeadersCountTogether() {
        assertThat(freshness(Map.of("cache-control", List.of("max-age=600", "no-cache"))))
                .contains(Duration.ZERO);
    }

    @Test
    void ageAloneSaysNothing() {
        assertThat(freshness(Map.of("Age", List.of("5")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT10S", "PT9.999S, PT10S", "PT11S, PT11S", "PT23H, PT23H", "PT25H, PT24H", ", PT5M"})
    void refreshTimeStaysWithinItsBounds(Duration stated, Duration untilRefresh) {
        assertThat(TIMES.untilRefresh(Optional.ofNullable(stated))).isEqualTo(untilRefresh);
    }

    @Test
    void timesOfASetEndExactly() throws FetchException {
        RemoteDocument.Answer answer =
                new RemoteDocument.Answer(Forge.utf8(KeyServer.set("one")), Optional.of(Duration.ofSeconds(60)));
        long start = Long.MAX_VALUE - 7;
        FetchedKeys keys = FetchedKeys.read(answer, null, start, TIMES);
        long due = start + Duration.ofSeconds(60).toNanos();
        assertThat(keys.isDue(due - 1)).isFalse();
        assertThat(keys.isDue(due)).isTrue();
        long end = due + Duration.ofDays(7).toNanos();
        assertThat(keys.isPast(end - 1)).isFalse();
        assertThat(keys.isPast(end)).isTrue();
    }

    private static Optional<Duration> freshness(Map<String, List<String>> headers) {
        return Freshness.of(HttpHeaders.of(headers, (name, value) -> true));
    }
}
