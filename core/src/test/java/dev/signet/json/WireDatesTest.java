package dev.signet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDatesTest {

    @ParameterizedTest
    @CsvSource({
        // better-auth 1.7.24: always three fraction digits
        "2026-03-01T10:15:30Z, 2026-03-01T10:15:30.000Z",
        "2026-03-01T10:15:00Z, 2026-03-01T10:15:00.000Z",
        "2026-03-01T10:15:30.1Z, 2026-03-01T10:15:30.100Z",
        "2026-03-01T10:15:30.123456789Z, 2026-03-01T10:15:30.123Z",
        "2026-03-01T10:15:30.999999999Z, 2026-03-01T10:15:30.999Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z"
    })
    void hasThreeFractionDigitsAndZ(Instant instant, String text) {
        assertThat(WireDates.format(instant)).isEqualTo(text);
    }

    @Test
    void readsWhatItWrote() {
        Instant instant = Instant.parse("2026-03-01T10:15:30.123Z");

        assertThat(WireDates.parse(WireDates.format(instant))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01",
                "2026-03-01T10:15:30Z",
                "2026-03-01T10:15:30.1Z",
                "2026-03-01T10:15:30.123456Z",
                "2026-03-01T10:15:30.123+01:00",
                "2026-03-01T10:15:30.123z",
                "2026-13-01T10:15:30.123Z",
                "2026-03-01 10:15:30.123Z"
            })
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> WireDates.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
