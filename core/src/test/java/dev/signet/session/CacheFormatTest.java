package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.CookieEncryption;
import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.PayloadSigner;
import dev.signet.crypto.Tokens;
import dev.signet.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vectors were made by better-auth 1.7.24. */
@Tag("R-089")
class CacheFormatTest {

    private static final MasterSecret SECRET = new MasterSecret("0123456789abcdef0123456789abcdef-test-secret");
    private static final MasterSecret OTHER = new MasterSecret("another-0123456789abcdef0123456789-test-secret");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final String SIGNATURE = "mOjsLWI-mEg9BQlDYRqPpCWk3tahjv9iaQ6-GVe0_s4";

    private final Tokens tokens = new Tokens(new SecureRandom());
    private Instant now = NOW;

    @Test
    void theCompactFormIsThatOfTheWire() {
        String written = compact(SECRET).write("u1", payload());

        assertThat(new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8))
                .isEqualTo("{\"session\":{\"session\":{\"id\":\"s1\"},\"user\":{\"id\":\"u1\"},"
                        + "\"updatedAt\":1700000000000,\"version\":\"1\"},\"expiresAt\":1700000300000,"
                        + "\"signature\":\"" + SIGNATURE + "\"}");
    }

    @Test
    void theSignatureIsComparedWhole() {
        PayloadSigner signer = new PayloadSigner(SECRET);
        String signature = signer.sign("text");

        assertThat(signer.matches("text", signature)).isTrue();
        assertThat(List.of("", signature.substring(1), signature + "=", signature.toLowerCase(Locale.ROOT)))
                .noneMatch(other -> signer.matches("text", other));
        assertThat(signer.matches("Text", signature)).isFalse();
    }

    @Test
    void theKeyOfTheEncryptedFormIsThatOfTheWire() {
        assertThat(new CookieEncryption(SECRET, "better-auth-session", tokens).keyId())
                .isEqualTo("ydKntU4j7D8BLvH2AABOB7aVR2us9uypheukW243Jdw");
    }

    @Test
    void theEncryptedFormHasTheHeaderOfTheWireAndShowsNothing() {
        String written = encrypted(SECRET).write("u1", payload());

        assertThat(written).matches("[\\w-]+\\.\\.[\\w-]{22}\\.[\\w-]+\\.[\\w-]{43}");
        assertThat(new String(Base64.getUrlDecoder().decode(written.split("\\.", -1)[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\","
                        + "\"kid\":\"ydKntU4j7D8BLvH2AABOB7aVR2us9uypheukW243Jdw\"}");
        assertThat(encrypted(SECRET).write("u1", payload())).as("another nonce").isNotEqualTo(written);
    }

    @Test
    void whatIsWrittenIsReadUntilItsLastMoment() {
        for (CacheFormat format : List.of(compact(SECRET), encrypted(SECRET))) {
            now = NOW;
            String written = format.write("u1", payload());
            now = NOW.plus(LIFETIME).minusMillis(1);
            assertThat(format.read(written).orElseThrow().get("session")).isEqualTo(Map.of("id", "s1"));
            now = NOW.plus(LIFETIME);
            assertThat(format.read(written)).isEmpty();
        }
    }

    @Test
    void anotherSecretReadsNothing() {
        assertThat(compact(OTHER).read(compact(SECRET).write("u1", payload()))).isEmpty();
        assertThat(encrypted(OTHER).read(encrypted(SECRET).write("u1", payload())))
                .isEmpty();
    }

    @Test
    void oneFormIsNotTheOther() {
        assertThat(encrypted(SECRET).read(compact(SECRET).write("u1", payload())))
                .isEmpty();
        assertThat(compact(SECRET).read(encrypted(SECRET).write("u1", payload())))
                .isEmpty();
    }

    @Test
    void anyChangeIsRefused() {
        for (CacheFormat format : List.of(compact(SECRET), encrypted(SECRET))) {
            String written = format.write("u1", payload());
            // The very last character of the compact form may carry bits that are not used.
            for (int i = 0; i < written.length() - 1; i++) {
                char other = written.charAt(i) == 'A' ? 'B' : 'A';
                String changed = written.substring(0, i) + other + written.substring(i + 1);
                assertThat(format.read(changed)).as("%s at %d", format, i).isEmpty();
            }
            assertThat(format.read("")).isEmpty();
            assertThat(format.read("....")).isEmpty();
            assertThat(format.read(written + ".")).isEmpty();
        }
    }

    @Test
    void anExpiryOutsideTheSignatureDoesNotCount() {
        String longer = Json.write(Map.of(
                "session",
                payload().members(),
                "expiresAt",
                NOW.plusSeconds(9_999).toEpochMilli(),
                "signature",
                SIGNATURE));
        String written = Base64.getUrlEncoder().encodeToString(longer.getBytes(StandardCharsets.UTF_8));

        assertThat(compact(SECRET).read(written)).isEmpty();
    }

    private CacheFormat compact(MasterSecret secret) {
        return new CompactCacheFormat(secret, LIFETIME, () -> now);
    }

    private CacheFormat encrypted(MasterSecret secret) {
        return new EncryptedCacheFormat(secret, LIFETIME, tokens, () -> now);
    }

    private static CachedPayload payload() {
        return new CachedPayload(Map.of("id", "s1"), Map.of("id", "u1"), NOW.toEpochMilli(), "1");
    }
}
