package dev.signet.jwt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The headers of tokens that passed every check of one verifier: an issuer writes the same one into each token. Only
 * what a key of the verifier has signed gets in, so forged tokens cannot fill it. Thread-safe; reading takes no lock.
 */
final class KnownHeaders {
    private static final int MAX = 8;

    private volatile Known[] known = {};

    /** The header of this token, null if it has not been seen. */
    @Nullable
    JwsHeader find(byte[] token) {
        for (Known candidate : known) {
            byte[] start = candidate.start;
            if (token.length > start.length && Arrays.equals(token, 0, start.length, start, 0, start.length)) {
                return candidate.header;
            }
        }
        return null;
    }

    synchronized void add(CompactToken token, JwsHeader header) {
        if (find(token.bytes()) != null) {
            return;
        }
        byte[] start = Arrays.copyOf(token.bytes(), token.headerEnd() + 1);
        known = Recent.with(new Known(start, header), known, MAX);
    }

    /** A header as it stands in front of a token, its dot included, so that it is the start of no other. */
    private static final class Known {
        private final byte[] start;
        private final JwsHeader header;

        private Known(byte[] start, JwsHeader header) {
            this.start = start;
            this.header = header;
        }
    }
}
