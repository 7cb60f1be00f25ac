package dev.signet.jwt;

import static dev.signet.jwt.Forge.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters of Java that take two places in a string and one in the bytes, which moves whatever is behind them. */
class CompactTokenTest {
    private static final String PAIR = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "HS256"})
    void surrogatePairsAreMalformedInEveryPart(String name) {
        JwsAlgorithm algorithm = JwsAlgorithm.ofName(name).orElseThrow();
        SigningKey key = algorithm.isSymmetric() ? Forge.KEY : SigningKey.generate(algorithm, "1", new SecureRandom());
        JwtVerifier verifier = JwtVerifier.builder()
                .key(key.verificationKey())
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(Forge.CLOCK)
                .build();
        String header = key.kid().isPresent() ? "{\"alg\":\"ES256\",\"kid\":\"1\"}" : Forge.HEADER;
        String good = Forge.signedBy(key, Forge.encoded(header) + "." + Forge.encoded(Forge.good()));

        assertEveryPartIsMalformed(verifier, good);
        assertThat(verifier.verify(good).issuer()).isEqualTo(Forge.ISSUER);
        // Again, now that the header and the token are remembered.
        assertEveryPartIsMalformed(verifier, good);
    }

    private static void assertEveryPartIsMalformed(JwtVerifier verifier, String good) {
        for (int i = 0; i < 3; i++) {
            for (String pairs : new String[] {PAIR, PAIR.repeat(100)}) {
                String[] bad = good.split("\\.", -1);
                bad[i] = pairs;
                assertThat(refusal(verifier, String.join(".", bad))).isEqualTo(Reason.MALFORMED);
                bad[i] = good.split("\\.", -1)[i] + pairs;
                assertThat(refusal(verifier, String.join(".", bad))).isEqualTo(Reason.MALFORMED);
            }
        }
    }
}
