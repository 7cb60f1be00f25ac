package dev.signet.jwt;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a {@link RemoteKeySet} could not be fetched. It holds neither the URL nor any part of the answer, so it may be
 * logged. Immutable and thread-safe.
 */
public final class FetchFailure {
    private final FetchException cause;
    private final Duration took;
    private final @Nullable Duration lastGoodAge;

    FetchFailure(FetchException cause, Duration took, @Nullable Duration lastGoodAge) {
        this.cause = cause;
        this.took = took;
        this.lastGoodAge = lastGoodAge;
    }

    /** What went wrong, for a metric. */
    public Kind kind() {
        return cause.kind();
    }

    /** What went wrong in words, for a log. */
    public String detail() {
        return cause.detail();
    }

    /** How long the fetch took. */
    public Duration took() {
        return took;
    }

    /** How long ago the last good set was fetched; none if there never was one. */
    public Optional<Duration> lastGoodAge() {
        return Optional.ofNullable(lastGoodAge);
    }

    @Override
    public String toString() {
        return "FetchFailure[" + kind() + ": " + detail() + "]";
    }

    /** What can go wrong with a fetch. */
    public enum Kind {
        /** No connection, no TLS, or no HTTP. */
        UNREACHABLE,
        /** The answer was not complete in time. */
        TIMED_OUT,
        /** A status other than 200. */
        STATUS,
        /** A redirect that is not followed. */
        REDIRECT,
        /** The answer is longer than it may be. */
        TOO_LARGE,
        /** The answer is not a JWK Set as {@link JwkSet#parse(byte[])} reads it. */
        NOT_A_KEY_SET,
        /** The set has no key that this library can use. */
        EMPTY
    }
}
