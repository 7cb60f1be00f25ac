package dev.signet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() {
        assertThat(parse("{\"b\":1,\"a\":[true,false,null,\"x\",-2.5,{}]}"))
                .isEqualTo(
                        Map.of("b", 1L, "a", Arrays.asList(true, false, null, "x", new BigDecimal("-2.5"), Map.of())));
        assertThat(parse("{\"b\":1,\"a\":2}")).hasToString("{b=1, a=2}");
        assertThat(parse("null")).isNull();
        assertThat(parse(" \"\\u00e9\\n\" ")).isEqualTo("é\n");
        assertThat(parse("999999999999999999")).isEqualTo(999999999999999999L);
        assertThat(parse("99999999999999999999")).isEqualTo(new BigDecimal("99999999999999999999"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\"}",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "+1",
                "1.",
                ".5",
                "0x10",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "// c\n1",
                "/* c */1",
                "1 2",
                "{} {}",
                "{}x",
                "[1}",
                "\"\\ud83\"",
                "True"
            })
    void refusesWhatIsNotJson(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesASecondMemberOfTheSameName() {
        assertRefused("{\"a\":1,\"a\":2}");
        assertRefused("{\"a\":1,\"\\u0061\":2}");
        assertRefused("[{\"x\":{\"a\":1,\"b\":2,\"a\":3}}]");
    }

    @Test
    void refusesDeepNestingWithoutOverflow() {
        assertThat(parse("[".repeat(32) + "]".repeat(32))).isInstanceOf(List.class);
        assertRefused("[".repeat(33) + "]".repeat(33));
        assertRefused("[".repeat(10_000) + "]".repeat(10_000));
        assertRefused("[".repeat(10_000));
        assertRefused("{\"a\":".repeat(10_000));
    }

    @Test
    void hugeNumbersCostNothing() {
        assertThat(parse("1e999999999")).isEqualTo(new BigDecimal("1e999999999"));
        assertThat(parse("-1e-999999999")).isEqualTo(new BigDecimal("-1e-999999999"));
        assertRefused("1e9999999999999");
        assertRefused("1".repeat(101));
        assertThat(parse("1".repeat(100))).isEqualTo(new BigDecimal("1".repeat(100)));
    }

    @Test
    void refusesLongNames() {
        assertRefused("{\"" + "a".repeat(1_001) + "\":1}");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertRefused(new byte[] {'"', (byte) 0xff, '"'});
        assertRefused(new byte[] {'"', (byte) 0xc3, '"'});
        // Over-long forms of NUL and of <, and a surrogate in UTF-8: second spellings of something.
        assertRefused(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'});
        assertRefused(new byte[] {'"', (byte) 0xc0, (byte) 0xbc, '"'});
        assertRefused(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        assertRefused("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE));
        assertRefused("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void errorsShowNothingOfTheText() {
        assertThatThrownBy(() -> parse("{\"password\":\"hunter2\",")).hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> parse("hunter2"))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void writesEveryKindOfValue() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("z", null);
        object.put("a", List.of(true, 1, 2L, new BigDecimal("1.50"), "é\u2028\"\\\n\u0001😀"));
        object.put("at", Instant.parse("2026-03-01T10:15:30.120456Z"));

        assertThat(Json.write(object))
                .isEqualTo("{\"z\":null,\"a\":[true,1,2,1.50,\"é\u2028\\\"\\\\\\n\\u0001😀\"],"
                        + "\"at\":\"2026-03-01T10:15:30.120Z\"}");
        assertThat(Json.write(null)).isEqualTo("null");
    }

    @Test
    void numbersLoseNothing() {
        assertThat(Json.write(1.5)).isEqualTo("1.5");
        assertThat(Json.write(1.5f)).isEqualTo("1.5");
        assertThat(Json.write(new BigInteger("99999999999999999999"))).isEqualTo("99999999999999999999");
        assertThat(Json.write(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    }

    @Test
    void refusesToWriteWhatJsonLacks() {
        assertThatThrownBy(() -> Json.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no Object.");
    }

    private static @Nullable Object parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(byte[] text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
