package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A token lives ten minutes and a set is cached for five, so a key is found for fifteen after it has signed. */
class KeyRingTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey A = SigningKey.generate(JwsAlgorithm.EDDSA, "a", RANDOM);
    private static final SigningKey B = SigningKey.generate(JwsAlgorithm.ES256, "b", RANDOM);
    private static final SigningKey SECRET = SigningKey.generate(JwsAlgorithm.HS256, "secret", RANDOM);
    private static final Instant START = Forge.NOW;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Test
    void successorSignsFromItsTime() {
        KeyRing ring = twoKeys();
        assertThat(ring.signingKey()).isSameAs(A);
        now.set(minute(60).minusNanos(1));
        assertThat(ring.signingKey()).isSameAs(A);
        now.set(minute(60));
        assertThat(ring.signingKey()).isSameAs(B);
    }

    @Test
    void nextKeyIsFoundAndPublishedBeforeItSigns() {
        KeyRing ring = twoKeys();
        now.set(minute(55).minusNanos(1));
        assertThat(ring.find("b")).isEmpty();
        assertThat(ring.published().toJson())
                .isEqualTo(JwkSet.of(A.verificationKey()).toJson());
        now.set(minute(55));
        assertThat(ring.find("b")).contains(B.verificationKey());
        assertThat(ring.published().toJson())
                .isEqualTo(JwkSet.of(A.verificationKey(), B.verificationKey()).toJson());
        assertThat(ring.signingKey()).isSameAs(A);
    }

    @Test
    void retiredKeyIsNeitherFoundNorPublished() {
        KeyRing ring = twoKeys();
        now.set(minute(75).minusNanos(1));
        assertThat(ring.find("a")).contains(A.verificationKey());
        now.set(minute(75));
        assertThat(ring.find("a")).isEmpty();
        assertThat(ring.published().toJson())
                .isEqualTo(JwkSet.of(B.verificationKey()).toJson());
        now.set(START.plus(Duration.ofDays(10_000)));
        assertThat(ring.find("b")).contains(B.verificationKey());
    }

    @Test
    void retiredKeyVerifiesNoTokenThatIsGoodOtherwise() {
        JwtVerifier verifier = JwtVerifier.builder()
                .keys(twoKeys())
                .algorithms(JwsAlgorithm.EDDSA)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(now::get)
                .build();
        String header = Forge.encoded("{\"alg\":\"EdDSA\",\"kid\":\"a\"}");
        String payload = Forge.encoded(Forge.payload("\"exp\":" + minute(600).getEpochSecond()));
        String token = Forge.signedBy(A, header + "." + payload);
        now.set(minute(74));
        assertThat(verifier.verify(token).subject()).isEmpty();
        now.set(minute(75));
        assertThat(Forge.refusal(verifier, token)).isEqualTo(JwtException.Reason.UNKNOWN_KEY);
    }

    @Test
    void previousKeyVerifiesUntilItRetires() {
        KeyRing ring = ring().previousKey(A.verificationKey(), START)
                .key(B, minute(-5), START)
                .build();
        assertThat(ring.signingKey()).isSameAs(B);
        now.set(minute(15).minusNanos(1));
        assertThat(ring.find("a")).contains(A.verificationKey());
        now.set(minute(15));
        assertThat(ring.find("a")).isEmpty();
    }

    @Test
    void tokenWithoutKidOrWithAStrangeOneHasNoKey() {
        KeyRing ring = ring().key(A, START, START).build();
        assertThat(ring.find(null)).isEmpty();
        assertThat(ring.find("c")).isEmpty();
        assertThat(ring.find("A")).isEmpty();
    }

    @Test
    void secretIsFoundButNeverPublished() {
        KeyRing ring =
                ring().key(SECRET, START, START).key(A, START, minute(60)).build();
        assertThat(ring.find("secret")).contains(SECRET.verificationKey());
        assertThat(ring.published().toJson())
                .isEqualTo(JwkSet.of(A.verificationKey()).toJson());
        assertThat(ring).hasToString("KeyRing[secret, a]");
    }

    @Test
    void nobodySignsBeforeTheFirstKeyDoes() {
        KeyRing ring = ring().key(A, START, minute(1)).build();
        assertThatIllegalStateException().isThrownBy(ring::signingKey).withMessageContaining("signs yet");
        assertThat(ring.find("a")).isPresent();
    }

    @Test
    void keysWithoutAKidOfTheirOwnAreRefused() {
        SigningKey unnamed = SigningKey.hmac(new byte[32]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring().key(unnamed, START, START))
                .withMessageContaining("kid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring().previousKey(unnamed.verificationKey(), START))
                .withMessageContaining("kid");
        SigningKey sameName = SigningKey.generate(JwsAlgorithm.EDDSA, "a", RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring().key(A, START, START).key(sameName, START, minute(60)))
                .withMessageContaining("same kid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring().key(A, START, START).previousKey(sameName.verificationKey(), START))
                .withMessageContaining("same kid");
    }

    @Test
    void timesThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring().key(A, minute(1), START))
                .withMessageContaining("before it is published");
        KeyRing.Builder first = ring().key(A, START, minute(60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.key(B, START, minute(60)))
                .withMessageContaining("after the one before");
        assertThatIllegalArgumentException().isThrownBy(() -> first.key(B, START, minute(59)));
        KeyRing.Builder overlapping =
                ring().previousKey(A.verificationKey(), minute(1)).key(B, minute(-60), START);
        assertThatIllegalStateException().isThrownBy(overlapping::build).withMessageContaining("must have stopped");
    }

    @Test
    void keyThatIsPublishedTooLateIsRefused() {
        Instant late = minute(55).plusNanos(1);
        KeyRing.Builder next = ring().key(A, START, START).key(B, late, minute(60));
        assertThatIllegalStateException().isThrownBy(next::build).withMessageContaining("The key b must be published");
        KeyRing.Builder afterPrevious =
                ring().previousKey(A.verificationKey(), START).key(B, late, minute(60));
        assertThatIllegalStateException().isThrownBy(afterPrevious::build);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyRing.builder().build())
                .withMessageContaining("tokenLifetime");
        KeyRing.Builder uncached = KeyRing.builder().tokenLifetime(Duration.ofMinutes(1));
        assertThatIllegalStateException().isThrownBy(uncached::build).withMessageContaining("cacheLifetime");
        assertThatIllegalStateException().isThrownBy(() -> ring().build()).withMessageContaining("key(...)");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.builder().tokenLifetime(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.builder().cacheLifetime(Duration.ofNanos(-1)));
    }

    private KeyRing twoKeys() {
        return ring().key(A, START, START).key(B, minute(55), minute(60)).build();
    }

    private KeyRing.Builder ring() {
        return KeyRing.builder()
                .tokenLifetime(Duration.ofMinutes(10))
                .cacheLifetime(Duration.ofMinutes(5))
                .clock(now::get);
    }

    private static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
