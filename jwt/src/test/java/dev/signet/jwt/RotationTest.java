package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A clock walks through two rotations, while tokens are issued and verifiers with caches of their own check them. */
class RotationTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration TOKENS = Duration.ofMinutes(10);
    private static final int CACHE_MINUTES = 6;
    private static final List<SigningKey> KEYS = List.of(
            SigningKey.generate(JwsAlgorithm.RS256, "a", RANDOM),
            SigningKey.generate(JwsAlgorithm.PS256, "b", RANDOM),
            SigningKey.generate(JwsAlgorithm.RS512, "c", RANDOM));
    private static final Instant START = Forge.NOW;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Set<String> signers = new HashSet<>();

    @Test
    void noVerifierThatKeepsToTheCacheLifetimeRefusesAGoodToken() {
        assertThat(refusalsOfCachesOf(CACHE_MINUTES)).isZero();
        assertThat(signers).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void oneThatKeepsTheSetForLongerDoes() {
        assertThat(refusalsOfCachesOf(CACHE_MINUTES + 2)).isPositive();
    }

    @Test
    void issuerPromisesNoTokenThatOutlivesItsKey() {
        KeyRing ring = ring();
        assertThatIllegalStateException()
                .isThrownBy(() -> issuer(ring, TOKENS.plusSeconds(1)))
                .withMessageContaining("longer than the token lifetime");
        JwtIssuer issuer = issuer(ring, TOKENS);
        JwtClaims longer =
                JwtClaims.builder().expiresAt(START.plus(TOKENS).plusSeconds(1)).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue(longer))
                .withMessageContaining("than the ring keeps");
        JwtClaims same = JwtClaims.builder().expiresAt(START.plus(TOKENS)).build();
        assertThat(issuer.issue(same)).isNotEmpty();
    }

    @Test
    void issuerWaitsForTheFirstKey() {
        JwtIssuer issuer = issuer(ring(), TOKENS);
        now.set(START.minusSeconds(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> issuer.issue(JwtClaims.builder().build()))
                .withMessageContaining("signs yet");
    }

    /** How often, in minutes of a walk through both rotations, a token that has not expired was refused. */
    private int refusalsOfCachesOf(int minutes) {
        KeyRing ring = ring();
        JwtIssuer issuer = issuer(ring, TOKENS);
        List<JwtVerifier> verifiers = new ArrayList<>(List.of(verifier(ring)));
        // One for each minute at which a set may have been fetched.
        IntStream.range(0, minutes).forEach(phase -> verifiers.add(verifier(new Cache(ring, minutes, phase))));
        List<String> tokens = new ArrayList<>();
        int refusals = 0;
        for (int minute = 0; minute < 100; minute++) {
            now.set(START.plus(Duration.ofMinutes(minute)));
            signers.add(ring.signingKey().kid().orElseThrow());
            tokens.add(issuer.issue(JwtClaims.builder().subject("user-1").build()));
            if (tokens.size() > TOKENS.toMinutes()) {
                tokens.remove(0);
            }
            for (JwtVerifier verifier : verifiers) {
                refusals += (int) tokens.stream()
                        .filter(token -> isRefused(verifier, token))
                        .count();
            }
        }
        return refusals;
    }

    private static boolean isRefused(JwtVerifier verifier, String token) {
        try {
            return !verifier.verify(token).subject().equals(Optional.of("user-1"));
        } catch (JwtException e) {
            return true;
        }
    }

    /** Each key is published exactly the cache lifetime before it signs. */
    private KeyRing ring() {
        return KeyRing.builder()
                .tokenLifetime(TOKENS)
                .cacheLifetime(Duration.ofMinutes(CACHE_MINUTES))
                .clock(now::get)
                .key(KEYS.get(0), START, START)
                .key(KEYS.get(1), minute(30 - CACHE_MINUTES), minute(30))
                .key(KEYS.get(2), minute(60 - CACHE_MINUTES), minute(60))
                .build();
    }

    private JwtIssuer issuer(KeyRing ring, Duration lifetime) {
        return JwtIssuer.builder(ring)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .lifetime(lifetime)
                .clock(now::get)
                .build();
    }

    private JwtVerifier verifier(KeySource keys) {
        return JwtVerifier.builder()
                .keys(keys)
                .algorithms(JwsAlgorithm.RS256, JwsAlgorithm.PS256, JwsAlgorithm.RS512)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(now::get)
                .build();
    }

    private static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    /** Another server: it fetches the published set every so many minutes and never in between. */
    private final class Cache implements KeySource {
        private final KeyRing ring;
        private final int minutes;
        private KeySet keys;
        private Instant nextFetch;

        Cache(KeyRing ring, int minutes, int phase) {
            this.ring = ring;
            this.minutes = minutes;
            this.keys = fetch();
            this.nextFetch = START.plus(Duration.ofMinutes(phase));
        }

        @Override
        public Optional<VerificationKey> find(@Nullable String kid) {
            while (!now.get().isBefore(nextFetch)) {
                keys = fetch();
                nextFetch = nextFetch.plus(Duration.ofMinutes(minutes));
            }
            return keys.find(kid);
        }

        private KeySet fetch() {
            return JwkSet.parse(ring.published().toJson()).toKeySet();
        }
    }
}
