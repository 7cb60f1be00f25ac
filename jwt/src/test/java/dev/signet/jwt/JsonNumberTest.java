package dev.signet.jwt;

import static dev.signet.jwt.Forge.reason;
import static dev.signet.jwt.Forge.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "-7",
                "12345678",
                "-12345678",
                "123456789",
                "999999999999999999",
                "-99999999999999999",
                "-999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "-9223372036854775808"
            })
    void wholeNumberOf64BitsIsALong(String number) {
        assertThat(value(number)).isEqualTo(Long.valueOf(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551615",
                "99999999999999999999",
                "0.0",
                "1.0",
                "1e0",
                "1E5",
                "-1.5e-7",
                "10000000000000000000.5",
                "1e999",
                "1e-999",
                "1e+000"
            })
    void everyOtherNumberIsADecimalWithItsScale(String number) {
        assertThat(value(number)).isEqualTo(new BigDecimal(number));
    }

    @Test
    void eightDigitsAtOnceAreWhatTheyAreOneByOne() {
        Random random = new Random(37);
        for (int i = 0; i < 5000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(value("" + number)).isEqualTo(number);
        }
    }

    /** A number that is followed by other bytes ends where its grammar does, whatever follows. */
    @Test
    void numberEndsBeforeWhatIsNoDigit() {
        for (int digits = 1; digits < 20; digits++) {
            for (int other = 0; other < 256; other++) {
                if ((other >= '0' && other <= '9') || other == '.' || other == 'e' || other == 'E') {
                    continue;
                }
                byte[] json = utf8("1".repeat(digits) + "x1234567890");
                json[digits] = (byte) other;
                assertThat(JsonNumber.end(json, 0)).isEqualTo(digits);
            }
        }
    }

    @Test
    void limitsAreExact() {
        assertThat(value("1".repeat(64))).isEqualTo(new BigDecimal("1".repeat(64)));
        assertThat(value("-" + "1".repeat(63))).isEqualTo(new BigDecimal("-" + "1".repeat(63)));
        assertThat(value("1." + "1".repeat(62))).isEqualTo(new BigDecimal("1." + "1".repeat(62)));
        isRefused("1".repeat(65));
        isRefused("-" + "1".repeat(64));
        isRefused("1." + "1".repeat(63));
        isRefused("1".repeat(62) + "e10");
        isRefused("1e1000");
        isRefused("1e+0000");
        isRefused("1e-1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "--1", "+1", "00", "01", "-01", "-00", ".5", "-.5", "1.", "1.e1", "1e", "1e+", "1e-", "1E",
                "1e+-1", "e1", "1..1", "\u0661"
            })
    void textThatIsNoNumberIsRefused(String text) {
        isRefused(text);
    }

    private static Object value(String number) {
        byte[] json = utf8("[" + number + "]");
        int end = JsonNumber.end(json, 1);
        assertThat(end).isEqualTo(json.length - 1);
        byte[] alone = utf8(number);
        Object value = JsonNumber.value(alone, 0, JsonNumber.end(alone, 0));
        assertThat(JsonNumber.value(json, 1, end)).isEqualTo(value);
        return value;
    }

    private static void isRefused(String number) {
        byte[] json = utf8("{\"a\":" + number + "}");
        assertThat(reason(() -> ClaimSet.read(json))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(() -> JsonReader.readObject(json, 10))).isEqualTo(Reason.MALFORMED);
    }
}
