package dev.signet.jwt;

/**
 * A token was refused, or the keys to check it could not be had. The message never holds any part of the token, so it
 * may be logged; callers decide by {@link #reason()}.
 *
 * <p>No stack trace is recorded: refusing a forged token must be cheap.
 */
public final class JwtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    JwtException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /**
     * For a {@link KeySource} of the application that can't be asked, which is no fault of the token.
     *
     * @param message what could not be had; it must not hold any part of the token
     */
    public static JwtException keysUnavailable(String message) {
        return new JwtException(Reason.KEYS_UNAVAILABLE, message);
    }

    /** Why the token was refused. Every reason but {@link Reason#KEYS_UNAVAILABLE} is the fault of the token. */
    public Reason reason() {
        return reason;
    }

    /** What a token can be refused for. */
    public enum Reason {
        /** Not a JWS in compact form, or its header or payload is not strict JSON. */
        MALFORMED,
        /** Longer than the verifier reads. */
        TOO_LARGE,
        /** The {@code alg} is unknown, not pinned by the verifier, or not the algorithm of the key. */
        UNSUPPORTED_ALGORITHM,
        /** The {@code typ} is not the expected one (RFC 8725 section 3.11). */
        WRONG_TYPE,
        /** The header holds {@code crit} or another member that changes how a token must be read. */
        CRITICAL_HEADER,
        /** No key has this {@code kid}. */
        UNKNOWN_KEY,
        /** The signature or MAC does not match. */
        INVALID_SIGNATURE,
        /** A claim is missing or has the wrong type. */
        INVALID_CLAIM,
        /** The time {@code exp} has come. */
        EXPIRED,
        /** The time {@code nbf} has not come, or {@code iat} lies in the future. */
        NOT_YET_VALID,
        /** The {@code iss} is not the expected one. */
        WRONG_ISSUER,
        /** The {@code aud} does not hold the expected one. */
        WRONG_AUDIENCE,
        /** The token is revoked. */
        REVOKED,
        /** The key source could not be asked. The token may be good: answer 503, not 401. */
        KEYS_UNAVAILABLE
    }
}
