package dev.signet.spring;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.RemoteKeySet;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a verifier of the properties of Spring Boot. The same issuer, audience and keys as before; no rule is left out. */
final class ResourceServerVerifier {

    /** What Spring Security grants too: clocks of issuers are not this application's. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final ResourceServerProperties properties;
    private final InstantSource clock;

    ResourceServerVerifier(ResourceServerProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The verifier. It has asked nobody for keys yet.
     *
     * @throws IllegalArgumentException naming the property that is missing or can't be
     */
    JwtVerifier build() {
        String issuer = issuer();
        JwtVerifier.Builder verifier = JwtVerifier.builder()
                .issuer(issuer)
                .audience(audience())
                .leeway(LEEWAY)
                .clock(clock);
        String jwkSetUri = properties.jwkSetUri();
        if (jwkSetUri != null) {
            return withAlgorithms(verifier.keys(remoteKeys(jwkSetUri))).build();
        }
        String file = properties.publicKeyLocation();
        if (file != null) {
            return verifier.key(new PublicKeyFile(file).key(algorithms())).build();
        }
        return withAlgorithms(verifier.keys(new DiscoveredKeys(issuerUrl(issuer), clock)))
                .build();
    }

    private String issuer() {
        return required(
                "issuer-uri",
                properties.issuerUri(),
                "Without it a token of any issuer with the same keys would pass. Set it to the claim iss of your"
                        + " tokens.");
    }

    private String audience() {
        List<String> audiences = properties.audiences();
        if (audiences.size() > 1) {
            throw new IllegalArgumentException(
                    name("audiences") + " names " + audiences.size() + " audiences; name the one of this application.");
        }
        return required(
                "audiences",
                audiences.isEmpty() ? null : audiences.get(0),
                "Without it a token that was made for another application would pass. Set it to the claim aud of your"
                        + " tokens.");
    }

    private static String required(String key, @Nullable String value, String reason) {
        if (value == null) {
            throw new IllegalArgumentException(name(key) + " is not set. " + reason);
        }
        return value;
    }

    private List<JwsAlgorithm> algorithms() {
        return properties.jwsAlgorithms().stream()
                .map(ResourceServerVerifier::algorithm)
                .toList();
    }

    private static JwsAlgorithm algorithm(String wireName) {
        return JwsAlgorithm.ofName(wireName)
                .filter(ResourceServerVerifier::hasPublicKeys)
                .orElseThrow(() -> new IllegalArgumentException(name("jws-algorithms") + " has \"" + wireName
                        + "\", which is none of the algorithms with public keys that Signet knows."));
    }

    private static boolean hasPublicKeys(JwsAlgorithm algorithm) {
        return !algorithm.wireName().startsWith("HS");
    }

    /** Each key of a set is good for one algorithm only, so pinning all of them lets no key be taken for another. */
    private JwtVerifier.Builder withAlgorithms(JwtVerifier.Builder verifier) {
        JwsAlgorithm[] pinned = properties.jwsAlgorithms().isEmpty()
                ? Arrays.stream(JwsAlgorithm.values())
                        .filter(ResourceServerVerifier::hasPublicKeys)
                        .toArray(JwsAlgorithm[]::new)
                : algorithms().toArray(JwsAlgorithm[]::new);
        return verifier.algorithms(pinned[0], pinned);
    }

    private RemoteKeySet remoteKeys(String url) {
        try {
            return RemoteKeySet.builder(URI.create(url)).build();
        } catch (IllegalArgumentException unsafe) {
            throw unsafe("jwk-set-uri", url, unsafe);
        }
    }

    private static URI issuerUrl(String issuer) {
        try {
            return DiscoveredKeys.requireSafe(URI.create(issuer));
        } catch (IllegalArgumentException unsafe) {
            throw unsafe("issuer-uri", issuer, unsafe);
        }
    }

    private static IllegalArgumentException unsafe(String key, String url, IllegalArgumentException cause) {
        return new IllegalArgumentException(
                name(key) + " is \"" + url + "\"; it must begin with https:// (http:// leads to this machine only) and"
                        + " have neither a user name nor a fragment.",
                cause);
    }

    static String name(String key) {
        return ResourceServerProperties.PREFIX + "." + key;
    }
}
