package dev.signet.jwt;

/**
 * A token was refused, or the keys to check it could not be had or read. The message never holds any part of the token, so it
 * may be logged; callers decide by {@link #reason()}.
 *
 * <p>No stack trace is recorded: refusing a forged token must be cheap.
 */
public final class JwtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
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

    /**
     * Why the token was refused. Every reason but {@link Reason#KEYS_UNAVAILABLE} is the fault of the token: answer 401
     * (RFC 6750 section 3.1), and do not tell the sender the reason.
     */
    public Reason reason() {
        return reason;
    }

    /** What a token can be refused for. */
    public enum Reason {
        /** Not a JWS in compact form (RFC 7515 section 3.1), or its header or payload is not strict JSON (RFC 8259). */
        MALFORMED,
        /** Longer than the verifier reads ({@link JwtVerifier.Builder#maxTokenLength}). */
        TOO_LARGE,
        /** The {@code alg} is unknown, not pinned by the verifier, or not the algorithm of the key (RFC 8725 section 3.1). */
        UNSUPPORTED_ALGORITHM,
        /** The {@code typ} is not the expected one (RFC 8725 section 3.11). */
        WRONG_TYPE,
        /**
         * The header holds {@code crit} or another member that changes how a token must be read, or names a key of its own, or
         * the payload is a token itself (RFC 7515 sections 4.1.2 to 4.1.6 and 4.1.11, RFC 7797, RFC 7519 section 5.2).
         */
        CRITICAL_HEADER,
        /** No key has this {@code kid}, or it has none and there are several keys. */
        UNKNOWN_KEY,
        /** The signature or MAC does not match. */
        INVALID_SIGNATURE,
        /** A claim is missing, has the wrong type, or does not belong into this kind of token ({@link TokenProfile}). */
        INVALID_CLAIM,
        /** The time {@code exp}, and the leeway with it, has come (RFC 7519 section 4.1.4). */
        EXPIRED,
        /** The time {@code nbf} has not come, or {@code iat} lies more than a minute in the future. */
        NOT_YET_VALID,
        /** The {@code iss} is not the expected one. */
        WRONG_ISSUER,
        /** The {@code aud} does not hold the expected one. */
        WRONG_AUDIENCE,
        /** The token was good until it was revoked ({@link JwtVerifier.Builder#revoked}). */
        REVOKED,
        /**
         * The key source could not be asked, or a JWK or JWK Set was refused. The token may be good: answer 503, not 401.
         */
        KEYS_UNAVAILABLE
    }
}
