package dev.signet.jwt;

import static dev.signet.jwt.Forge.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static final String CHARACTERS = "abc?\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080é名\uffff ";

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = new Random(23);
        for (int i = 0; i < 3000; i++) {
            JsonWriter writer = new JsonWriter(1 + random.nextInt(100));
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (int m = random.nextInt(6); m > 0; m--) {
                members.put(text(random), value(random, 1));
            }
            members.forEach(writer::member);
            byte[] json = writer.toBytes();
            assertThat((Object) JsonReader.readObject(json, 1024)).isEqualTo(members);
            assertThat(StrictJackson.read(json).orElseThrow().keySet()).isEqualTo(members.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                1767225600,
                9_999_999_999L,
                10_000_000_000L,
                Long.MAX_VALUE,
                -1,
                -9_999_999_999L,
                Long.MIN_VALUE
            })
    void wholeNumberIsWrittenAsTheJdkWritesIt(long number) {
        for (int capacity = 1; capacity < 30; capacity++) {
            assertThat(new JsonWriter(capacity).member("n", number).toText()).isEqualTo("{\"n\":" + number + "}");
        }
        assertThat(new JsonWriter(1).member("n", (Object) number).toText()).isEqualTo("{\"n\":" + number + "}");
    }

    @Test
    void everyPowerOfTenIsWritten() {
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            for (long number = power - 2; number <= power + 1; number++) {
                assertThat(new JsonWriter(8).member("n", number).toText()).isEqualTo("{\"n\":" + number + "}");
            }
        }
    }

    @Test
    void questionMarkIsToldFromWhatCannotBeWritten() {
        assertThat(new JsonWriter(1).member("?", "a?b").toText()).isEqualTo("{\"?\":\"a?b\"}");
        for (String lone :
                List.of("\ud800", "a\udc00", "\udc00\ud800", "\ud800a?", "aaaaaaa\ud800", "aaaaaaaa\udfff")) {
            JsonWriter writer = new JsonWriter(1);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.member("a", lone));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.member(lone, "a"));
            assertThat(writer.member("b", 1L).toText()).isEqualTo("{\"b\":1}");
        }
    }

    @Test
    void refusedMemberLeavesNoTraceHoweverDeepItIs() {
        JsonWriter writer = new JsonWriter(4).member("a", 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.member("b", List.of("x", Map.of("y", List.of("\ud800")))));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.member("b", Map.of("\ud800", "x")));
        assertThat(writer.member("c", List.of()).toText()).isEqualTo("{\"a\":1,\"c\":[]}");
    }

    @Test
    void longTextMakesItGrow() {
        String plain = "x".repeat(100_000);
        String escaped = "\"é\n".repeat(10_000);
        byte[] json = new JsonWriter(1).member("a", plain).member("b", escaped).toBytes();
        assertThat((Object) JsonReader.readObject(json, 10)).isEqualTo(Map.of("a", plain, "b", escaped));
    }

    @Test
    void copyAndOriginalGoTheirOwnWays() {
        JsonWriter first = new JsonWriter(64).member("a", 1L);
        JsonWriter second = first.copy();
        first.member("b", 2L);
        second.member("c", 3L);
        assertThat(second.toText()).isEqualTo("{\"a\":1,\"c\":3}");
        assertThat(first.copy(0).toText()).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(first.toText()).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void membersOfAnotherFollow() {
        JsonWriter other = new JsonWriter(1).member("b", "c");
        assertThat(new JsonWriter(1).members(new JsonWriter(1)).toText()).isEqualTo("{}");
        assertThat(new JsonWriter(1).members(other).toText()).isEqualTo("{\"b\":\"c\"}");
        assertThat(new JsonWriter(1).member("a", 1L).members(other).toText()).isEqualTo("{\"a\":1,\"b\":\"c\"}");
        assertThat(new JsonWriter(1)
                        .member("a", 1L)
                        .members(new JsonWriter(1))
                        .member("z", 2L)
                        .toText())
                .isEqualTo("{\"a\":1,\"z\":2}");
    }

    /** As an attacker who chooses a text would like it: never a member more. */
    @Test
    void textCannotLeaveItsQuotes() {
        String attack = "\",\"admin\":true,\"x\":\"";
        byte[] json =
                new JsonWriter(1).member("name", attack).member(attack, 1L).toBytes();
        assertThat(ClaimSet.read(json).toMap()).containsOnlyKeys("name", attack).containsEntry("name", attack);
        assertThat(json).startsWith(utf8("{\"name\":\"\\\",\\\"admin"));
    }

    @Test
    void refusedClaimLeavesTheBuilderAsItWas() {
        JwtClaims.Builder builder = JwtClaims.builder().subject("alice");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.claim("a", List.of("b", "\ud800")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.claim("\ud800", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.claim("sub", "mallory"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.subject("mallory"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.claim("a", List.of(1f)));
        JwtClaims claims = builder.claim("a", "second try").build();
        assertThat(claims.members().copy().toText()).isEqualTo("{\"sub\":\"alice\",\"a\":\"second try\"}");
        assertThat(claims).hasToString("JwtClaims[sub, a]");
    }

    @Test
    void listThatFailsWhileItIsWrittenLeavesTheBuilderAsItWas() {
        JwtClaims.Builder builder = JwtClaims.builder().subject("alice");
        AtomicInteger reads = new AtomicInteger();
        List<String> changing = new AbstractList<>() {
            @Override
            public String get(int index) {
                if (reads.incrementAndGet() > 3) {
                    throw new ConcurrentModificationException();
                }
                return "x";
            }

            @Override
            public int size() {
                return 2;
            }
        };
        assertThatThrownBy(() -> builder.claim("a", changing)).isInstanceOf(ConcurrentModificationException.class);
        assertThat(reads).hasValue(4);
        assertThat(builder.build().members().copy().toText()).isEqualTo("{\"sub\":\"alice\"}");
    }

    @Test
    void claimsThatWereBuiltDoNotGrowWithTheirBuilder() {
        JwtClaims.Builder builder = JwtClaims.builder().subject("alice");
        JwtClaims claims = builder.build();
        builder.claim("admin", true);
        assertThat(claims.members().copy().toText()).isEqualTo("{\"sub\":\"alice\"}");
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> text(random);
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> "x".repeat(random.nextInt(300));
            case 5 -> list(random, depth);
            default -> map(random, depth);
        };
    }

    private static List<@Nullable Object> list(Random random, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Random random, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(random), value(random, depth + 1));
        }
        return map;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(random.nextInt(9) == 0 ? "😀" : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
