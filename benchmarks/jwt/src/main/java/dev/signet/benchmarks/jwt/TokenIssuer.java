package dev.signet.benchmarks.jwt;

/** One library, ready to sign a token with the ten claims of {@link Account#payload}. */
@FunctionalInterface
interface TokenIssuer {
    String issue(Account account) throws Exception;
}
