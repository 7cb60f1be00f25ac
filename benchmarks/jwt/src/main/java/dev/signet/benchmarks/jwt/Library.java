package dev.signet.benchmarks.jwt;

/** A contender, used as its documentation says for speed: built once, then used for every token. */
interface Library {
    /**
     * A verifier with this key, this issuer and this audience.
     *
     * @throws IllegalArgumentException if the library does not know the algorithm of the key
     */
    TokenVerifier verifier(KeyMaterial key) throws Exception;

    /** An issuer with this key; as {@link #verifier}. */
    TokenIssuer issuer(KeyMaterial key) throws Exception;

    /** The {@code alg} of tokens for it; RFC 9864 has a second name for EdDSA with Ed25519. */
    default String algorithmName(KeyMaterial key) {
        return key.algorithm().wireName();
    }

    /** The contender with this name. */
    static Library named(String name) {
        return switch (name) {
            case "signet" -> new SignetJwt();
            case "nimbus" -> new NimbusLowLevel();
            case "nimbus-processor" -> new NimbusProcessor();
            case "spring" -> new SpringJwt();
            case "jjwt" -> new Jjwt();
            case "java-jwt" -> new JavaJwt();
            case "jose4j" -> new Jose4j();
            case "fusionauth" -> new FusionAuthJwt();
            case "vertx" -> new VertxJwt();
            case "tink" -> new TinkJwt();
            default -> throw new IllegalArgumentException("No such library: " + name);
        };
    }
}
