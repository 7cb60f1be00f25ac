package dev.signet.engine;

import dev.signet.storage.RateLimitStore;

/** The answer to a client that has to wait, in the form that Better Auth's clients read. */
public final class TooManyRequests {

    private TooManyRequests() {}

    /**
     * Lets an allowed hit pass.
     *
     * @throws AuthException 429 with {@code X-Retry-After} and {@code Retry-After} in seconds
     */
    public static void unless(RateLimitStore.Outcome outcome) {
        if (!outcome.allowed()) {
            String seconds = String.valueOf(
                    Math.max(1, outcome.retryAfter().plusMillis(999).toSeconds()));
            throw AuthException.withoutCode(429, "Too many requests. Please try again later.")
                    .header("X-Retry-After", seconds)
                    .header("Retry-After", seconds);
        }
    }
}
