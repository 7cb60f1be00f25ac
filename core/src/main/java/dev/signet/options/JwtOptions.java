package dev.signet.options;

import dev.signet.jwt.JwsAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of API requests.
 *
 * @param algorithm one of {@link #ALGORITHMS}; HS256 unless set; with another one the public keys stand at
 *     {@code /jwks}
 * @param expiresIn their lifetime, from a second to a day; 15 minutes unless set
 * @param issuer the claim {@code iss}; the origin of the base URL unless set
 * @param audience the claim {@code aud}; the origin of the base URL unless set
 */
public record JwtOptions(
        JwsAlgorithm algorithm,
        Duration expiresIn,
        @Nullable String issuer,
        @Nullable String audience) {

    /** What the engine signs with. {@code signet-jwt} verifies more. */
    public static final List<JwsAlgorithm> ALGORITHMS =
            List.of(JwsAlgorithm.HS256, JwsAlgorithm.RS256, JwsAlgorithm.ES256, JwsAlgorithm.EDDSA);

    /** The lifetime unless set. */
    public static final Duration DEFAULT_EXPIRES_IN = Duration.ofMinutes(15);

    /** What holds when nothing is set. */
    public static final JwtOptions DEFAULTS = new JwtOptions(JwsAlgorithm.HS256, DEFAULT_EXPIRES_IN, null, null);

    /** Checks the algorithm and the lifetime. */
    public JwtOptions {
        if (!ALGORITHMS.contains(algorithm)) {
            String known = ALGORITHMS.stream().map(JwsAlgorithm::wireName).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("signet.jwt.algorithm is " + algorithm.wireName()
                    + ", which the engine does not sign with; it must be one of " + known + ".");
        }
        Checks.between("signet.jwt.expires-in", expiresIn, Duration.ofSeconds(1), Duration.ofDays(1));
    }
}
