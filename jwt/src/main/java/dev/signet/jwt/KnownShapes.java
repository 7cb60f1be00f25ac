package dev.signet.jwt;

/**
 * The shapes of payloads that the keys of one verifier have signed: an issuer writes few. Thread-safe, without locks; of
 * two threads that add one at the same time, one may be lost.
 */
final class KnownShapes {
    private static final int MAX = 4;
    private static final int MAX_MEMBERS = 64;

    private volatile ClaimShape[] known = {};

    /**
     * Reads a signed payload, as {@link ClaimSet#read}.
     *
     * @throws JwtException if it is no strict JSON object
     */
    ClaimSet read(byte[] json) {
        for (ClaimShape shape : known) {
            ClaimSet claims = ClaimSet.readAs(shape, json);
            if (claims != null) {
                return claims;
            }
        }
        ClaimSet claims = ClaimSet.read(json);
        if (claims.shape().size() <= MAX_MEMBERS) {
            known = Recent.with(claims.shape(), known, MAX);
        }
        return claims;
    }
}
