package dev.signet.benchmarks.jwt;

/** What one call of a benchmark does, for the account with this index. The result keeps it from being optimised away. */
@FunctionalInterface
interface Work {
    Object run(int index) throws Exception;
}
