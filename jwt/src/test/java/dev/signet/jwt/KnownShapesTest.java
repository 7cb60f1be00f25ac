package dev.signet.jwt;

import static dev.signet.jwt.Forge.AUDIENCE;
import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.ISSUER;
import static dev.signet.jwt.Forge.NOW_SECONDS;
import static dev.signet.jwt.Forge.payload;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload means the same, whatever was read before it. */
class KnownShapesTest {
    private static final String PAYLOAD =
            "{\"iss\":\"i\",\"aud\":[\"a\",\"b\"], \"exp\" : 1234567890,\"emailVerified\":true,"
                    + "\"\\u0073ub\":\"user\",\"n\":-1.5e3,\"o\":{\"exp\":1},\"z\":null,\"long name of a member\":\"é\"}";

    @Test
    void changedObjectsAreReadAsIfNoneWasKnown() {
        Random random = new Random(23);
        RandomJson documents = new RandomJson(random);
        int sameShape = 0;
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] first = documents.object();
            KnownShapes known = new KnownShapes();
            if (reading(() -> known.read(first)) instanceof JwtException) {
                continue;
            }
            for (int change = 0; change < 8; change++) {
                byte[] second = RandomJson.broken(first, random);
                isReadAlike(known, second);
                Object outcome = reading(() -> known.read(second));
                sameShape += outcome instanceof Map ? 1 : 0;
                refused += outcome instanceof JwtException ? 1 : 0;
            }
        }
        assertThat(sameShape).isGreaterThan(500);
        assertThat(refused).isGreaterThan(500);
    }

    /** Every byte of an object, by every other: most of those between values make it another object, or none. */
    @Test
    void everyByteBetweenValuesCounts() {
        byte[] payload = utf8(PAYLOAD);
        for (int at = 0; at < payload.length; at++) {
            for (int other = 0; other < 256; other++) {
                byte[] changed = payload.clone();
                changed[at] = (byte) other;
                isReadAlike(knowing(payload), changed);
            }
        }
    }

    @Test
    void everyEndAndEveryFurtherByteCounts() {
        byte[] payload = utf8(PAYLOAD);
        for (int length = 0; length < payload.length; length++) {
            isReadAlike(knowing(payload), Arrays.copyOf(payload, length));
        }
        for (String more : List.of(" ", "}", ",", "\u0000", "{}", " ".repeat(9))) {
            isReadAlike(knowing(payload), utf8(PAYLOAD + more));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ }",
                "{}  ",
                "{\"a\":1}",
                " {\"a\":1}",
                "{\"a\": 1}",
                "{\"a\":1 }",
                "{\"a\":12}",
                "{\"a\":\"\"}",
                "{\"a\":\"1\",\"b\":1}",
                "{\"b\":1}",
                "{\"aa\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"a\":{}}",
                "{\"a\":[1,\"b\"]}",
                "{\"a\":}",
                "{\"a\":\t1}",
                "{\"\\u0061\":1}",
                "{\"a\":1,}",
                "{\"a\":tru}"
            })
    void shortObjectsAreReadAlike(String second) {
        for (String first : List.of(
                "{}", "{ }", "{\"a\":1}", "{\"a\":\"x\"}", "{\"a\":[1]}", "{\"\\u0061\":true}", "{\"a\": 1 }")) {
            isReadAlike(knowing(utf8(first)), utf8(second));
        }
    }

    @Test
    void shapeIsUsedAgainForOtherValues() {
        KnownShapes known = knowing(utf8("{\"iss\":\"i\",\"exp\":1,\"roles\":[]}"));
        ClaimSet first = known.read(utf8("{\"iss\":\"issuer\",\"exp\":1234567890,\"roles\":[\"a\",{\"b\":1}]}"));
        ClaimSet second = known.read(utf8("{\"iss\":null,\"exp\":\"é\",\"roles\":1.5}"));
        assertThat(second.shape()).isSameAs(first.shape());
        assertThat(first.get("iss")).isEqualTo("issuer");
        assertThat(first.get(ClaimSet.EXP)).isEqualTo(1234567890L);
        assertThat(first.get("roles")).isEqualTo(List.of("a", Map.of("b", 1L)));
        assertThat(second.get("iss")).isNull();
        assertThat(second.get(ClaimSet.EXP)).isEqualTo("é");
    }

    @Test
    void fewShapesAreKept() {
        KnownShapes known = new KnownShapes();
        List<ClaimShape> shapes = IntStream.range(0, 5)
                .mapToObj(i -> known.read(utf8("{\"n" + i + "\":1}")).shape())
                .toList();
        for (int i = 4; i > 0; i--) {
            assertThat(known.read(utf8("{\"n" + i + "\":2}")).shape()).isSameAs(shapes.get(i));
        }
        assertThat(known.read(utf8("{\"n0\":2}")).shape()).isNotSameAs(shapes.get(0));
    }

    @Test
    void shapeOfAnEndlessObjectIsNotKept() {
        KnownShapes known = new KnownShapes();
        assertThat(known.read(members(64)).shape())
                .isSameAs(known.read(members(64)).shape());
        assertThat(known.read(members(65)).shape())
                .isNotSameAs(known.read(members(65)).shape());
    }

    /** What is known of a payload says nothing of the values of the next, nor makes a member of it count twice. */
    @Test
    void knownShapeLetsNothingThrough() {
        JwtVerifier verifier = Forge.verifier().cacheSize(0).build();
        String exp = "\"exp\":" + (NOW_SECONDS + 60);
        String good = payload(exp, "\"sub\":\"ada\"");
        assertThat(verifier.verify(token(HEADER, good)).subject()).contains("ada");
        assertThat(verifier.verify(token(HEADER, good.replace("ada", "bob"))).subject())
                .contains("bob");
        String[][] changes = {
            {exp, "\"exp\":" + NOW_SECONDS, "EXPIRED"},
            {exp, "\"exp\":\"" + (NOW_SECONDS + 60) + "\"", "INVALID_CLAIM"},
            {ISSUER, ISSUER + "x", "WRONG_ISSUER"},
            {AUDIENCE, AUDIENCE + "x", "WRONG_AUDIENCE"},
            {"\"ada\"", "\"ada\",\"sub\":\"bob\"", "MALFORMED"},
            {"\"ada\"", "\"ada\",\"\\u0065xp\":1", "MALFORMED"},
            {"\"ada\"", "7", "INVALID_CLAIM"},
            {"\"sub\"", "\"exp\"", "MALFORMED"}
        };
        for (String[] change : changes) {
            String changed = good.replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(good);
            assertThat(refusal(verifier, token(HEADER, changed))).as(changed).isEqualTo(Reason.valueOf(change[2]));
        }
        assertThat(verifier.verify(token(HEADER, good)).subject()).contains("ada");
    }

    private static byte[] members(int count) {
        return utf8(
                IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(",", "{", "}")));
    }

    private static KnownShapes knowing(byte[] payload) {
        KnownShapes known = new KnownShapes();
        known.read(payload);
        return known;
    }

    private static void isReadAlike(KnownShapes known, byte[] json) {
        Object expected = reading(() -> ClaimSet.read(json));
        Object actual = reading(() -> known.read(json));
        String shown = new String(json, StandardCharsets.UTF_8);
        if (expected instanceof JwtException refused) {
            assertThat(actual).as(shown).isInstanceOf(JwtException.class);
            assertThat(((JwtException) actual).reason()).as(shown).isEqualTo(refused.reason());
        } else {
            assertThat(actual).as(shown).isEqualTo(expected);
            assertThat(List.copyOf(((Map<?, ?>) actual).keySet()))
                    .as(shown)
                    .isEqualTo(List.copyOf(((Map<?, ?>) expected).keySet()));
        }
    }

    private static Object reading(Reading reading) {
        try {
            Map<String, @Nullable Object> claims = reading.read().toMap();
            return claims;
        } catch (JwtException e) {
            return e;
        }
    }

    private interface Reading {
        ClaimSet read();
    }
}
