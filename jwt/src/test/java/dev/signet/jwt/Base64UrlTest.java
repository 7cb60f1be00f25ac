package dev.signet.jwt;

import static dev.signet.jwt.Forge.reason;
import static dev.signet.jwt.Forge.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every byte string has one encoding; the two ways to read it, and the comparison, agree on that. */
class Base64UrlTest {
    @Test
    void everyLengthComesBack() {
        Random random = new Random(29);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(Base64Url.encodeToString(bytes)).isEqualTo(text);
            byte[] inside = utf8("." + text + ".");
            assertThat(Base64Url.decode(inside, 1, inside.length - 1)).isEqualTo(bytes);
            if (length > 0) {
                assertThat(Base64Url.decodeSigned(inside, 1, inside.length - 1)).isEqualTo(bytes);
            }
            assertThat(Base64Url.isEncoded(bytes, utf8("." + text), 1)).isTrue();
        }
    }

    @Test
    void oneByteMoreOrLessOrOtherIsNotEncoded() {
        for (int length = 1; length < 70; length++) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            byte[] text = Base64Url.encode(bytes);
            assertThat(Base64Url.isEncoded(Arrays.copyOf(bytes, length + 1), text, 0))
                    .isFalse();
            assertThat(Base64Url.isEncoded(Arrays.copyOf(bytes, length - 1), text, 0))
                    .isFalse();
            for (int bit = 0; bit < length * 8; bit++) {
                byte[] other = bytes.clone();
                other[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(Base64Url.isEncoded(other, text, 0)).isFalse();
            }
        }
    }

    /** The unused bits of the last character included: each byte at each place of a short text. */
    @Test
    void textIsReadExactlyWhereItIsTheEncodingOfWhatIsRead() {
        byte[][] texts = {
            utf8("QQ"), utf8("QUE"), utf8("QUFB"), utf8("QUFBQ"), utf8("QUFBQQ"), utf8("QUFBQUE"), utf8("_-_-")
        };
        for (byte[] start : texts) {
            for (int at = 0; at < start.length; at++) {
                for (int b = 0; b < 256; b++) {
                    byte[] text = start.clone();
                    text[at] = (byte) b;
                    isReadAsTheJdkDoes(text);
                }
            }
        }
    }

    @Test
    void randomTextIsReadAlike() {
        Random random = new Random(31);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < 20_000; i++) {
            byte[] text = new byte[1 + random.nextInt(40)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) alphabet.charAt(random.nextInt(64));
            }
            if (random.nextInt(3) == 0) {
                text[random.nextInt(text.length)] = utf8("=+/ .\n\u0000~")[random.nextInt(8)];
            }
            isReadAsTheJdkDoes(text);
        }
    }

    @Test
    void numberIsFilledUpAndNeverCut() {
        assertThat(Base64Url.decode(Base64Url.encodeUnsigned(BigInteger.valueOf(255), 3)))
                .containsExactly(0, 0, 255);
        assertThat(Base64Url.decode(Base64Url.encodeUnsigned(BigInteger.valueOf(255), 1)))
                .containsExactly(255);
        assertThat(Base64Url.decode(Base64Url.encodeUnsigned(BigInteger.valueOf(127), 1)))
                .containsExactly(127);
        assertThat(Base64Url.decode(Base64Url.encodeUnsigned(BigInteger.valueOf(65_537), 1)))
                .containsExactly(1, 0, 1);
    }

    private static void isReadAsTheJdkDoes(byte[] text) {
        byte[] expected = canonical(text);
        if (expected.length > 0) {
            assertThat(Base64Url.decode(text, 0, text.length)).isEqualTo(expected);
            assertThat(Base64Url.decodeSigned(text, 0, text.length)).isEqualTo(expected);
            assertThat(Base64Url.isEncoded(expected, text, 0)).isTrue();
        } else {
            String shown = new String(text, StandardCharsets.ISO_8859_1);
            assertThat(reason(() -> Base64Url.decode(text, 0, text.length)))
                    .as(shown)
                    .isEqualTo(Reason.MALFORMED);
            assertThat(reason(() -> Base64Url.decodeSigned(text, 0, text.length)))
                    .as(shown)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    /** What the text encodes, nothing if it is not the one encoding of it. */
    private static byte[] canonical(byte[] text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(bytes), text) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
