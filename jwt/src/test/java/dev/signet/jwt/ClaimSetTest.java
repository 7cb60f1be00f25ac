package dev.signet.jwt;

import static dev.signet.jwt.Forge.reason;
import static dev.signet.jwt.Forge.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two readers of JSON here, against each other and a third. */
class ClaimSetTest {
    private static final List<String> REGISTERED = List.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");
    /** What is stricter here than the grammar, and a changed byte can bring about. */
    private static final Pattern BEYOND_LIMITS = Pattern.compile("[eE][+-]?[0-9]{4}|[0-9.]{63}");

    @Test
    void randomObjectsAreReadAsJacksonReadsThem() {
        Random random = new Random(17);
        RandomJson documents = new RandomJson(random);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] json = documents.object();
            Optional<Map<?, ?>> expected = StrictJackson.read(json);
            refused += expected.isEmpty() ? 1 : 0;
            isReadAs(json, expected);
        }
        assertThat(refused).as("objects with a member twice").isBetween(25, 750);
    }

    @Test
    void brokenObjectsAreRefusedAsJacksonRefusesThem() {
        Random random = new Random(19);
        RandomJson documents = new RandomJson(random);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] json = RandomJson.broken(documents.object(), random);
            Optional<Map<?, ?>> expected = StrictJackson.read(json);
            if (expected.isPresent()
                    && BEYOND_LIMITS
                            .matcher(new String(json, StandardCharsets.UTF_8))
                            .find()) {
                continue;
            }
            refused += expected.isEmpty() ? 1 : 0;
            isReadAs(json, expected);
        }
        assertThat(refused).isBetween(800, 4_800);
    }

    /** Strings are stepped over in words of eight bytes: each place in a word and each distance to the end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"", "\"", "\\\\", "\\", "\n", "\u0000", "\u001f", " ", "!", "#", "[", "]", "\u007f", "\u0080", "é",
                "名", "😀", "\\n", "\\u0022", "\\ud800", "?", ">", "@"
            })
    void specialCharacterIsSeenAtEveryPlace(String special) {
        for (String filler : List.of("ab", "A0")) {
            for (int before = 0; before < 18; before++) {
                for (int after = 0; after < 10; after++) {
                    String string = "\"" + filler.substring(0, 1).repeat(before) + special
                            + filler.substring(1).repeat(after) + "\"";
                    byte[] value = utf8("{\"n\":" + string + "}");
                    isReadAs(value, StrictJackson.read(value));
                    byte[] name = utf8("{" + string + ":1,\"x\":[" + string + "]}");
                    isReadAs(name, StrictJackson.read(name));
                }
            }
        }
    }

    /** Two halves of one character, each encoded for itself, or one of them escaped: three spellings too many. */
    @Test
    void surrogatesAreNotEncodedInUtf8() {
        String high = "\u00ed\u00a0\u0080";
        String low = "\u00ed\u00bf\u00bf";
        for (String halves : List.of(high + low, high + "\\udfff", "\\ud800" + low, high, low)) {
            byte[] json = ("{\"a\":\"" + halves + "\"}").getBytes(StandardCharsets.ISO_8859_1);
            isReadAs(json, Optional.empty());
        }
    }

    @Test
    void firstAndLastCharacterOfEachLengthInUtf8IsRead() {
        for (int codePoint :
                new int[] {0x20, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff}) {
            String text = Character.toString(codePoint);
            isReadAs(utf8("{\"a\":\"" + text + "\"}"), Optional.of(Map.of("a", text)));
        }
    }

    @Test
    void unfinishedObjectIsRefusedWhereverItEnds() {
        String json =
                "{\"iss\":\"abcdefghij\",\"n\":[1,{\"a\":-1.5e3}],\"t\":true,\"\\u0061\":\"é\",\"exp\":12345678901}";
        assertThat(StrictJackson.read(utf8(json))).isPresent();
        byte[] bytes = utf8(json);
        for (int length = 0; length < bytes.length; length++) {
            isReadAs(Arrays.copyOf(bytes, length), Optional.empty());
        }
    }

    @Test
    void limitOfMembersIsExact() {
        assertThat(ClaimSet.read(members(1024)).toMap()).hasSize(1024);
        assertThat(reason(() -> ClaimSet.read(members(1025)))).isEqualTo(Reason.MALFORMED);
        assertThat(JsonReader.readObject(members(1024), 1024)).hasSize(1024);
        assertThat(reason(() -> JsonReader.readObject(members(1025), 1024))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void limitOfNestedValuesIsExact() {
        byte[] most = utf8("{\"a\":[" + "1,".repeat(1022) + "1]}");
        assertThat(ClaimSet.read(most).get("a"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1023);
        byte[] more = utf8("{\"a\":[" + "1,".repeat(1023) + "1]}");
        assertThat(reason(() -> ClaimSet.read(more))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void manyNamesAreKeptApart() {
        String json = IntStream.range(0, 100)
                .mapToObj(
                        i -> i % 3 == 0 ? "\"\\u006e" + i + "\":\"\\u0076" + i + "\"" : "\"n" + i + "\":\"v" + i + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        ClaimSet claims = ClaimSet.read(utf8(json));
        for (int i = 0; i < 100; i++) {
            assertThat(claims.get("n" + i)).isEqualTo("v" + i);
            String again = json.substring(0, json.length() - 1) + ",\"n" + i + "\":1}";
            assertThat(reason(() -> ClaimSet.read(utf8(again)))).isEqualTo(Reason.MALFORMED);
            String escaped = json.substring(0, json.length() - 1) + ",\"n\\u00"
                    + Integer.toHexString(String.valueOf(i).charAt(0))
                    + String.valueOf(i).substring(1) + "\":1}";
            assertThat(reason(() -> ClaimSet.read(utf8(escaped)))).isEqualTo(Reason.MALFORMED);
        }
        assertThat(claims.get("n")).isNull();
        assertThat(claims.get("n100")).isNull();
        assertThat(claims.has("n100")).isFalse();
        assertThat(claims.has("n\u0130")).isFalse();
    }

    @Test
    void registeredClaimIsComparedAsTheTextItMeans() {
        ClaimSet claims =
                ClaimSet.read(utf8("{\"\\u0069ss\":\"a\\u0062c\",\"sub\":\"abc\",\"aud\":[\"abc\"],\"jti\":\"é\"}"));
        assertThat(claims.isText(ClaimSet.ISS, "abc", utf8("abc"))).isTrue();
        assertThat(claims.isText(ClaimSet.SUB, "abc", utf8("abc"))).isTrue();
        assertThat(claims.isText(ClaimSet.JTI, "é", utf8("é"))).isTrue();
        assertThat(claims.isText(ClaimSet.ISS, "a\\u0062c", utf8("a\\u0062c"))).isFalse();
        for (String other : List.of("ab", "abcd", "abd", "", "bbc")) {
            assertThat(claims.isText(ClaimSet.ISS, other, utf8(other))).isFalse();
            assertThat(claims.isText(ClaimSet.SUB, other, utf8(other))).isFalse();
        }
        assertThat(claims.isText(ClaimSet.AUD)).isFalse();
        assertThat(claims.isText(ClaimSet.AUD, "[\"abc\"]", utf8("[\"abc\"]"))).isFalse();
        assertThat(claims.has(ClaimSet.EXP)).isFalse();
        assertThat(claims.get(ClaimSet.EXP)).isNull();
    }

    @Test
    void digitsAreThePlainNumbersOfUpToEighteen() {
        assertThat(digits("0")).isZero();
        assertThat(digits("12345678")).isEqualTo(12345678);
        assertThat(digits("123456789012")).isEqualTo(123456789012L);
        assertThat(digits("1234567890123456")).isEqualTo(1234567890123456L);
        assertThat(digits("999999999999999999")).isEqualTo(999999999999999999L);
        for (String other : List.of(
                "1000000000000000000",
                "-1",
                "-0",
                "1.5",
                "1e5",
                "\"1\"",
                "true",
                "null",
                "[1]",
                "{}",
                "\"12345678\"")) {
            assertThat(digits(other)).as(other).isEqualTo(-1);
        }
    }

    private static long digits(String value) {
        return ClaimSet.read(utf8("{\"exp\":" + value + "}")).digits(ClaimSet.EXP);
    }

    private static byte[] members(int count) {
        return utf8(
                IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(",", "{", "}")));
    }

    private static void isReadAs(byte[] json, Optional<Map<?, ?>> expected) {
        String shown = new String(json, StandardCharsets.UTF_8);
        if (expected.isEmpty()) {
            assertThat(reason(() -> ClaimSet.read(json))).as(shown).isEqualTo(Reason.MALFORMED);
            assertThat(reason(() -> JsonReader.readObject(json, 1024)))
                    .as(shown)
                    .isEqualTo(Reason.MALFORMED);
            return;
        }
        ClaimSet claims = ClaimSet.read(json);
        Map<?, ?> object = expected.get();
        assertThat((Object) claims.toMap()).as(shown).isEqualTo(object);
        assertThat(List.copyOf(claims.toMap().keySet())).as(shown).isEqualTo(List.copyOf(object.keySet()));
        assertThat((Object) JsonReader.readObject(json, 1024)).as(shown).isEqualTo(object);
        object.forEach((name, value) -> {
            assertThat(claims.has((String) name)).as(shown).isTrue();
            assertThat(claims.get((String) name)).as(shown).isEqualTo(value);
        });
        for (int i = 0; i < REGISTERED.size(); i++) {
            assertThat(claims.has(i)).as(shown).isEqualTo(object.containsKey(REGISTERED.get(i)));
            assertThat(claims.get(i)).as(shown).isEqualTo(object.get(REGISTERED.get(i)));
        }
        assertThat(claims.has("absent")).isFalse();
    }
}
