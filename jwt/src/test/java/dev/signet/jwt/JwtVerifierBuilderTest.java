package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jwt.JwtException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JwtVerifierBuilderTest {
    private final VerificationKey key = Forge.KEY.verificationKey();

    @Test
    @Tag("R-029")
    void namesWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> JwtVerifier.builder().issuer("i").audience("a").build())
                .withMessageContaining("key(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtVerifier.builder()
                        .keys(KeySet.of(key))
                        .issuer("i")
                        .audience("a")
                        .build())
                .withMessageContaining("algorithms(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtVerifier.builder().key(key).audience("a").build())
                .withMessageContaining("issuer(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtVerifier.builder().key(key).issuer("i").build())
                .withMessageContaining("audience(...)");
    }

    @Test
    void refusesTwoSourcesOfKeysAndPinsThatExcludeTheKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtVerifier.builder().key(key).keys(KeySet.of(key)));
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtVerifier.builder().keys(KeySet.of(key)).key(key));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Forge.verifier().algorithms(JwsAlgorithm.RS256).build());
    }

    @Test
    void refusesValuesOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().leeway(Duration.ofSeconds(121)));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().leeway(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().maxTokenLength(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().maxTokenLength(65_537));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().issuer(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().audience(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().type(""));
    }

    @Test
    void takesTheEdgesOfEachRange() {
        String shortest = Forge.token(Forge.HEADER, Forge.good());
        JwtVerifier verifier = Forge.verifier()
                .leeway(Duration.ofMinutes(2))
                .maxTokenLength(65_536)
                .cacheSize(1)
                .build();
        assertThat(verifier.verify(shortest).issuer()).isEqualTo(Forge.ISSUER);
        JwtVerifier small = Forge.verifier().maxTokenLength(256).build();
        assertThat(Forge.refusal(small, ".".repeat(256))).isEqualTo(Reason.MALFORMED);
        assertThat(Forge.refusal(small, ".".repeat(257))).isEqualTo(Reason.TOO_LARGE);
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().maxTokenLength(255));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forge.verifier().leeway(Duration.ofMinutes(2).plusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Forge.verifier().leeway(Duration.ofNanos(-1)));
    }

    @Test
    void laterPinsReplaceEarlierOnes() {
        JwtVerifier verifier = Forge.verifier()
                .algorithms(JwsAlgorithm.RS256)
                .algorithms(JwsAlgorithm.HS256, JwsAlgorithm.HS384)
                .build();
        assertThat(verifier).hasToString("JwtVerifier[algorithms=[HS256, HS384]]");
    }
}
