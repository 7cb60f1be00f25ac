package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {

    private static final String PREFIX = "$signet$1$";
    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);

    private final Tokens tokens = new Tokens(new SecureRandom());
    private final MasterSecret secret = new MasterSecret("0123456789abcdef0123456789abcdef");
    private final Sealer sealer = new Sealer(secret, "purpose", tokens);

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(sealer.seal(PLAIN, "row 1"), "row 1")).contains(PLAIN);
        assertThat(sealer.open(sealer.seal(new byte[0], ""), "")).contains(new byte[0]);
    }

    @Test
    void theSameValueIsSealedInAnotherWayEachTime() {
        assertThat(sealer.seal(PLAIN, "row 1")).startsWith(PREFIX).isNotEqualTo(sealer.seal(PLAIN, "row 1"));
    }

    @Test
    void anotherContextPurposeOrSecretOpensNothing() {
        String sealed = sealer.seal(PLAIN, "row 1");
        var otherSecret = new MasterSecret("fedcba9876543210fedcba9876543210");

        assertThat(sealer.open(sealed, "row 2")).isEmpty();
        assertThat(sealer.open(sealed, "")).isEmpty();
        assertThat(new Sealer(secret, "another purpose", tokens).open(sealed, "row 1"))
                .isEmpty();
        assertThat(new Sealer(otherSecret, "purpose", tokens).open(sealed, "row 1"))
                .isEmpty();
    }

    @Test
    void whatAReplacedSecretSealedIsOpenedAndOutdated() {
        var rotated = new Sealer(
                new MasterSecret(List.of(
                        new VersionedSecret("2", "the-new-secret"),
                        new VersionedSecret("1", "0123456789abcdef0123456789abcdef"))),
                "purpose",
                tokens);
        String before = sealer.seal(PLAIN, "row 1");
        String after = rotated.seal(PLAIN, "row 1");

        assertThat(rotated.open(before, "row 1")).contains(PLAIN);
        assertThat(rotated.isOutdated(before, "row 1")).isTrue();
        assertThat(rotated.isOutdated(after, "row 1")).isFalse();
        assertThat(rotated.open(before, "row 2")).isEmpty();
        assertThat(sealer.open(after, "row 1")).as("by the new one alone").isEmpty();
    }

    @Test
    void everyChangedByteIsNoticed() {
        String sealed = sealer.seal(PLAIN, "row 1");
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));

        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertThat(sealer.open(PREFIX + base64(bytes), "row 1"))
                    .as("byte %d", i)
                    .isEmpty();
            bytes[i] ^= 1;
        }
        assertThat(sealer.open(PREFIX + base64(bytes), "row 1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$signet$1$", "$signet$1$AAAA", "$signet$1$AAAAAAAAAAAAAAAA", "$signet$1$!", "plain"})
    void whatIsNotSealedOpensToNothing(String text) {
        assertThat(sealer.open(text, "row 1")).isEmpty();
    }

    @Test
    void anotherVersionOpensToNothing() {
        String sealed = sealer.seal(PLAIN, "row 1");

        assertThat(sealer.open(sealed.replace("$1$", "$2$"), "row 1")).isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
