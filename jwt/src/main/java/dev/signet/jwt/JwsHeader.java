package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a verifier reads from a JOSE header (RFC 7515 section 4). Nothing in it is trusted before the signature. */
record JwsHeader(JwsAlgorithm algorithm, Optional<String> kid, Optional<String> type) {
    /**
     * Security rule: {@code crit}, {@code b64}, {@code zip} and {@code enc} change how a token is read; the others let a token name
     * its own key.
     */
    private static final Set<String> REFUSED = Set.of("crit", "b64", "zip", "enc", "jwk", "jku", "x5u", "x5c");

    private static final int MAX_VALUES = 32;

    static JwsHeader parse(byte[] json) {
        Map<String, @Nullable Object> members = JsonReader.readObject(json, MAX_VALUES);
        for (String name : members.keySet()) {
            if (REFUSED.contains(name)) {
                throw new JwtException(
                        Reason.CRITICAL_HEADER,
                        "The header has a member that is never accepted: crit, b64, zip, enc, jwk, jku, "
                                + "x5u or x5c");
            }
        }
        if (text(members, "cty").map(JwsHeader::normalizedType).equals(Optional.of("jwt"))) {
            // RFC 7519 section 5.2: the payload is another token, of which nothing would be checked here.
            throw new JwtException(Reason.CRITICAL_HEADER, "The token holds another token");
        }
        String name = text(members, "alg")
                .orElseThrow(() -> new JwtException(Reason.MALFORMED, "The header member alg is missing"));
        JwsAlgorithm algorithm = JwsAlgorithm.ofName(name).orElseThrow(JwsHeader::unsupported);
        return new JwsHeader(algorithm, text(members, "kid"), text(members, "typ"));
    }

    static JwtException unsupported() {
        return new JwtException(Reason.UNSUPPORTED_ALGORITHM, "The algorithm of the token is not accepted here");
    }

    /** Media types compare without case and without "application/" (RFC 7515 section 4.1.9, RFC 9068 section 4). */
    static String normalizedType(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        String prefix = "application/";
        boolean shortened = lower.startsWith(prefix) && lower.indexOf('/', prefix.length()) < 0;
        return shortened ? lower.substring(prefix.length()) : lower;
    }

    private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value == null && !members.containsKey(name)) {
            return Optional.empty();
        }
        throw new JwtException(Reason.MALFORMED, "The header member " + name + " is not a string");
    }
}
