package dev.signet.benchmarks.jwt;

/** One library, ready to verify: signature, exp, nbf, iss and aud. Throws for a token that is refused. */
@FunctionalInterface
interface TokenVerifier {
    Caller verify(String token) throws Exception;
}
