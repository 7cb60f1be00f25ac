package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.util.Optional;

/** What {@link JwtVerifier} checks before it reads claims, for published tokens whose payload is none. */
final class JwsLayer {
    static final int MAX_LENGTH = 65_536;

    private JwsLayer() {}

    /** Why the form, header, key or signature of a token is refused; nothing if all are right. */
    static Optional<Reason> refusal(KeySet keys, String token) {
        try {
            verify(keys, token);
            return Optional.empty();
        } catch (JwtException e) {
            return Optional.of(e.reason());
        }
    }

    private static void verify(KeySet keys, String token) {
        CompactToken compact = CompactToken.split(token, MAX_LENGTH);
        JwsHeader header = JwsHeader.parse(compact.header());
        VerificationKey key =
                keys.find(header.kid().orElse(null)).orElseThrow(() -> new JwtException(Reason.UNKNOWN_KEY, "No key"));
        if (key.algorithm() != header.algorithm()) {
            throw JwsHeader.unsupported();
        }
        if (!key.matches(compact)) {
            throw compact.refusedSignature();
        }
        compact.payload();
    }
}
