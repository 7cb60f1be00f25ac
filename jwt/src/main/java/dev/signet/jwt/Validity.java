package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;

/**
 * When a token is valid, in milliseconds since 1970, rounded so that it is valid for less time. A time that is absent
 * is before every other.
 */
record Validity(long issuedAt, long notBefore, long expiresAt) {
    private static final long ABSENT = Long.MIN_VALUE / 2;

    /**
     * Reads {@code iat}, {@code nbf} and {@code exp}.
     *
     * @throws JwtException if one is no number of seconds, or {@code exp} is missing
     */
    static Validity read(ClaimSet claims) {
        if (!claims.has(ClaimSet.EXP)) {
            throw new JwtException(Reason.INVALID_CLAIM, "The claim exp is missing");
        }
        return new Validity(
                from(claims, ClaimSet.IAT, "iat"), from(claims, ClaimSet.NBF, "nbf"), until(claims, ClaimSet.EXP));
    }

    private static long until(ClaimSet claims, int index) {
        long seconds = seconds(claims, index);
        return seconds >= 0
                ? seconds * 1000
                : NumericDate.read("exp", claims.get(index)).toEpochMilli();
    }

    private static long from(ClaimSet claims, int index, String name) {
        if (!claims.has(index)) {
            return ABSENT;
        }
        long seconds = seconds(claims, index);
        if (seconds >= 0) {
            return seconds * 1000;
        }
        return NumericDate.read(name, claims.get(index)).plusNanos(999_999).toEpochMilli();
    }

    /** The usual form, read without an object; negative for every other. */
    private static long seconds(ClaimSet claims, int index) {
        long seconds = claims.digits(index);
        return seconds < NumericDate.MAX_SECONDS ? seconds : -1;
    }
}
