package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The examples of docs/rotation.md compile, because they stand here too, and they do what the page says. */
class RotationGuideTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-07-01T01:00:00Z"));
    private final SigningKey current = SigningKey.generate(JwsAlgorithm.EDDSA, "2026-1", RANDOM);
    private final SigningKey next = SigningKey.generate(JwsAlgorithm.EDDSA, "2026-2", RANDOM);
    private final SigningKey afterNext = SigningKey.generate(JwsAlgorithm.EDDSA, "2027-1", RANDOM);

    @Test
    void examplesOfTheGuideStandInThisFile() throws IOException {
        String here = MarkdownExamples.source(RotationGuideTest.class);
        List<String> examples = MarkdownExamples.of(Path.of("../docs/rotation.md"));
        assertThat(examples).hasSize(5).allSatisfy(example -> assertThat(here).contains(example));
    }

    @Test
    void ringOfTheGuideIssuesAndPublishes() {
        KeyRing ring = KeyRing.builder()
                .tokenLifetime(Duration.ofMinutes(16)) // of tokens, and a minute of leeway of verifiers
                .cacheLifetime(Duration.ofHours(1))
                .clock(clock)
                .key(current, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"))
                .key(next, Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"))
                .build();

        JwtIssuer issuer = JwtIssuer.builder(ring)
                .issuer("https://auth.example.com")
                .audience("https://api.example.com")
                .lifetime(Duration.ofMinutes(15))
                .clock(clock)
                .build();

        String jwks = ring.published().toJson(); // what /jwks answers now
        assertThat(jwks).contains("2026-1", "2026-2");
        assertThat(replaced(ring)
                        .verify(issuer.issue(JwtClaims.builder().build()))
                        .subject())
                .isEmpty();
    }

    private JwtVerifier replaced(KeyRing ring) {
        AtomicReference<KeyRing> rings = new AtomicReference<>(ring);

        JwtVerifier verifier = JwtVerifier.builder()
                .keys(kid -> rings.get().find(kid))
                .algorithms(JwsAlgorithm.EDDSA)
                .issuer("https://auth.example.com")
                .audience("https://api.example.com")
                .clock(clock)
                .build();

        KeyRing following = KeyRing.builder()
                .tokenLifetime(Duration.ofMinutes(16))
                .cacheLifetime(Duration.ofHours(1))
                .clock(clock)
                .previousKey(current.verificationKey(), Instant.parse("2026-07-01T00:00:00Z"))
                .key(next, Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"))
                .key(afterNext, Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
                .build();
        rings.set(following);
        return verifier;
    }

    @Test
    void stepsByHandKeepOldTokensUntilTheLast() {
        SigningKey oldKey = current;
        SigningKey newKey = next;
        JwkSet both = JwkSet.of(oldKey.verificationKey(), newKey.verificationKey()); // steps 1 and 2
        JwkSet alone = JwkSet.of(newKey.verificationKey()); // step 3
        assertThat(both.toKeySet().find("2026-1")).isPresent();
        assertThat(both.toKeySet().find("2026-2")).isPresent();
        assertThat(alone.toKeySet().find("2026-1")).isEmpty();
    }

    @Test
    void verifierWithoutAUrlHasBothKeys() {
        String json =
                JwkSet.of(current.verificationKey(), next.verificationKey()).toJson();
        byte[] oldSecret = new byte[32];
        byte[] newSecret = new byte[33];
        KeySet fromFile = JwkSet.parse(json).toKeySet();
        KeySet secrets = KeySet.of(VerificationKey.hmac(oldSecret, "2025"), VerificationKey.hmac(newSecret, "2026"));
        assertThat(fromFile.find("2026-1")).isPresent();
        assertThat(secrets.find("2025")).isPresent();
        assertThat(secrets.find("2026")).isPresent();
    }

    @Test
    void repairedRingKnowsNothingOfTheRemovedKey() {
        KeyRing repaired = KeyRing.builder()
                .tokenLifetime(Duration.ofMinutes(16))
                .cacheLifetime(Duration.ofHours(1))
                .clock(clock)
                .key(next, Instant.parse("2026-06-01T00:00:00Z"), clock.instant())
                .build();
        assertThat(repaired.signingKey()).isSameAs(next);
        assertThat(repaired.find("2026-1")).isEmpty();
        assertThat(repaired.published().toJson()).doesNotContain("2026-1");
    }
}
