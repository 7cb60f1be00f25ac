package dev.signet.jwt;

import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.encoded;
import static dev.signet.jwt.Forge.good;
import static dev.signet.jwt.Forge.reason;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.signed;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.utf8;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compact form: size, parts, base64url, UTF-8 and JSON. */
class JwtVerifierFormTest {
    private final JwtVerifier verifier = verifier().build();

    @Test
    void goodTokenIsVerified() {
        assertThat(verifier.verify(token(HEADER, good())).issuer()).isEqualTo(Forge.ISSUER);
    }

    @Test
    void nullIsMalformed() {
        assertThat(reason(() -> verifier.verify(null))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a", "a.b", "a..c", ".b.c", "a.b.", "é.é.é", "\u0000.\u0000.\u0000"})
    void anythingButThreeNonEmptyPartsOfBase64urlIsMalformed(String text) {
        assertThat(refusal(verifier, text)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void emptyPartsAreMalformedWhereTheOthersAreGood() {
        String[] parts = token(HEADER, good()).split("\\.", -1);
        assertThat(refusal(verifier, parts[0] + ".." + parts[2])).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, signed(parts[0] + "."))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, "." + parts[1] + "." + parts[2])).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, parts[0] + "." + parts[1] + ".")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void fourAndFivePartsAreMalformed() {
        String token = token(HEADER, good());
        assertThat(refusal(verifier, token + ".AA")).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, token + ".AA.AA")).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, token + ".")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void tokenInATokenAndEncryptedTokensAreRefused() {
        String inner = token(HEADER, good());
        assertThat(refusal(verifier, token("{\"alg\":\"HS256\",\"cty\":\"JWT\"}", inner)))
                .isEqualTo(Reason.CRITICAL_HEADER);
        String encrypted = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}";
        assertThat(refusal(verifier, token(encrypted, good()))).isEqualTo(Reason.CRITICAL_HEADER);
        assertThat(refusal(verifier, Forge.encoded(encrypted) + "..AAAA." + Forge.encoded(inner) + ".AAAA"))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    @Tag("R-032")
    void tokenOfTenMegabytesIsTooLargeBeforeItIsRead() {
        assertThat(refusal(verifier, "a".repeat(10_000_000))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void tokenOfExactlyTheLimitIsReadAndOneMoreIsTooLarge() {
        assertThat(refusal(verifier, ".".repeat(8192))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, ".".repeat(8193))).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", " ", "\n", "\t", "+", "/", "\u00e9", "\u4e00", "%", "\u0000"})
    void foreignCharactersAreRefusedInEveryPart(String foreign) {
        String[] parts = token(HEADER, good()).split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            String[] bad = parts.clone();
            bad[i] = bad[i] + foreign;
            Reason unsigned = i == 1 ? Reason.INVALID_SIGNATURE : Reason.MALFORMED;
            assertThat(refusal(verifier, String.join(".", bad))).isEqualTo(unsigned);
            if (i < 2) {
                Reason signed = foreign.charAt(0) < 0x80 ? Reason.MALFORMED : unsigned;
                assertThat(refusal(verifier, signed(bad[0] + "." + bad[1]))).isEqualTo(signed);
            }
            bad[i] = foreign + parts[i].substring(1);
            assertThat(refusal(verifier, String.join(".", bad))).isEqualTo(unsigned);
        }
    }

    @Test
    void paddedPartsAreRefusedThoughTheSignatureCoversThem() {
        assertThat(refusal(verifier, signed(encoded("{\"alg\":\"HS256\" }") + "=." + encoded(good()))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, signed(encoded(HEADER) + "." + encoded(good()) + "=")))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    @Tag("R-032")
    void otherSpellingsOfTheLastCharacterAreRefused() {
        String token = token(HEADER, good());
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String start = token.substring(0, token.length() - 1);
        long accepted = alphabet.chars().filter(c -> accepts(start + (char) c)).count();
        assertThat(accepted).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"x\"",
                "{",
                "}",
                "{}x",
                "{} {}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":0x1}",
                "{\"a\":tru}",
                "{\"a\":nul}",
                "{\"a\":True}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u00zz\"}",
                "{\"a\":\"",
                "{\"a\":[1,]}",
                "{\"a\":[}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "/**/{}",
                "\ufeff{}",
                "{\"a\":1}\u0000",
                "{\"a\":1e9999}"
            })
    void payloadThatIsNoStrictJsonObjectIsMalformed(String payload) {
        String json = payload.isEmpty() ? " " : payload;
        assertThat(refusal(verifier, token(HEADER, json))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, token(json, good()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        int[][] bad = {
            {0xFF},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0x80},
            {0xBF},
            {0xC3},
            {0xE2, 0x82},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xED, 0xBF, 0xBF},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF8, 0x88, 0x80, 0x80, 0x80},
            {0xC3, 0x28}
        };
        for (int[] sequence : bad) {
            StringBuilder text = new StringBuilder("{\"a\":\"");
            Arrays.stream(sequence).forEach(b -> text.append((char) b));
            byte[] payload = text.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(reason(() -> verifier.verify(token(utf8(HEADER), payload))))
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":1,\"exp\":9999999999",
                "\"a\":1,\"a\":1",
                "\"exp\":9999999999,\"\\u0065xp\":1",
                "\"exp\":9999999999,\"o\":{\"b\":1,\"b\":2}",
                "\"exp\":9999999999,\"o\":[{\"b\":1,\"\\u0062\":2}]",
                "\"iss\":\"https://other.example\""
            })
    @Tag("R-032")
    void duplicateMembersAreRefusedOnEveryLevel(String members) {
        assertThat(refusal(verifier, token(HEADER, Forge.payload(members)))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}", "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"\\u0061lg\":\"none\"}", "{\"alg\":\"HS256\",\"x\":{\"y\":1,\"y\":1}}"
            })
    void duplicateHeaderMembersAreRefused(String header) {
        assertThat(refusal(verifier, token(header, good()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    @Tag("R-032")
    void nestingDeeperThanEightIsMalformed() {
        String exp = "\"exp\":" + (Forge.NOW_SECONDS + 60);
        String seven = "[".repeat(7) + "]".repeat(7);
        String eight = "[".repeat(8) + "]".repeat(8);
        assertThat(verifier.verify(token(HEADER, Forge.payload(exp, "\"a\":" + seven)))
                        .claims())
                .containsKey("a");
        assertThat(refusal(verifier, token(HEADER, Forge.payload(exp, "\"a\":" + eight))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void nestingOfTenThousandEndsWithoutStackOverflow() {
        JwtVerifier patient = verifier().maxTokenLength(65_536).build();
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(refusal(patient, token(HEADER, deep))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(patient, token(deep, good()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void moreThanAThousandValuesAreMalformed() {
        String list = "\"a\":[" + "1,".repeat(1100) + "1]";
        assertThat(refusal(verifier, token(HEADER, Forge.payload(list)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void randomMutationsThrowNothingButJwtException() {
        Random random = new Random(7);
        String token = token(HEADER, good());
        for (int i = 0; i < 20_000; i++) {
            char[] characters = token.toCharArray();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                characters[random.nextInt(characters.length)] =
                        (char) random.nextInt(random.nextBoolean() ? 128 : 65_536);
            }
            String mutated = new String(characters);
            if (!mutated.equals(token)) {
                assertThatThrownBy(() -> verifier.verify(mutated)).isInstanceOf(JwtException.class);
            }
        }
    }

    @Test
    void randomSignedBytesThrowNothingButJwtException() {
        Random random = new Random(11);
        byte[] template = utf8(good().replace("example", "ex\\u0061mpl\u00e9"));
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = template.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            }
            assertThatThrownBy(() -> verifier.verify(token(utf8(HEADER), payload)))
                    .isInstanceOf(JwtException.class);
        }
    }

    private boolean accepts(String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (JwtException e) {
            return false;
        }
    }
}
