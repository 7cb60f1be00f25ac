package dev.signet.benchmarks.jwt;

import org.jspecify.annotations.Nullable;

/** The two claims every contender reads from a token; null only until {@link LibraryCheck} has found it out. */
record Caller(@Nullable String subject, @Nullable String email) {}
