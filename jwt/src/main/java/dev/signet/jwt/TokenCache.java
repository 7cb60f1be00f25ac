package dev.signet.jwt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last tokens that one verifier has accepted. It answers only whether exactly this token was accepted, and with
 * which key; everything that time can change, its verifier checks again at every use. Its places are fixed: a token that
 * was refused takes none, and a further one pushes an older one out. Thread-safe, without locks.
 */
final class TokenCache {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Longer tokens are not kept: it bounds the memory of a full cache. */
    private static final int MAX_TOKEN_LENGTH = 2048;

    private static final int WAYS = 4;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final AtomicReferenceArray<Remembered> places;
    private final int groups;

    /** A cache of at least this many places; none for zero. */
    TokenCache(int size) {
        this.groups = size == 0 ? 0 : Math.max(1, Integer.highestOneBit((size - 1) / WAYS) * 2);
        this.places = new AtomicReferenceArray<>(groups * WAYS);
    }

    /** What is remembered of exactly this token, null if nothing is. */
    @Nullable
    Remembered find(byte[] token) {
        if (groups == 0 || token.length < Long.BYTES) {
            return null;
        }
        int first = group(token);
        for (int i = first; i < first + WAYS; i++) {
            Remembered candidate = places.get(i);
            if (candidate != null && isSame(candidate.token, token)) {
                return candidate;
            }
        }
        return null;
    }

    /** Remembers a token that was accepted, which is longer than its signature. */
    void add(byte[] token, VerificationKey key, VerifiedJwt jwt) {
        if (groups == 0 || token.length > MAX_TOKEN_LENGTH) {
            return;
        }
        int first = group(token);
        int place = first + (int) (hash(token) & (WAYS - 1));
        for (int i = first; i < first + WAYS; i++) {
            if (places.get(i) == null) {
                place = i;
                break;
            }
        }
        places.set(place, new Remembered(token, key, jwt));
    }

    private int group(byte[] token) {
        return (int) (hash(token) >>> 32) & (groups - 1) * WAYS;
    }

    /** The end of a token is the end of its signature, which an attacker cannot choose for a token that is accepted. */
    private static long hash(byte[] token) {
        return (long) EIGHT_BYTES.get(token, token.length - Long.BYTES) * SPREAD;
    }

    /** Security rule: constant time, or it could be measured how much of another's signature was guessed. */
    private static boolean isSame(byte[] remembered, byte[] token) {
        if (remembered.length != token.length) {
            return false;
        }
        long difference = 0;
        for (int i = 0; i <= token.length - Long.BYTES; i += Long.BYTES) {
            difference |= (long) EIGHT_BYTES.get(remembered, i) ^ (long) EIGHT_BYTES.get(token, i);
        }
        int last = token.length - Long.BYTES;
        difference |= (long) EIGHT_BYTES.get(remembered, last) ^ (long) EIGHT_BYTES.get(token, last);
        return difference == 0;
    }

    /** A token that was accepted, and the key that its signature matched. */
    static final class Remembered {
        private final byte[] token;
        private final VerificationKey key;
        private final VerifiedJwt jwt;

        private Remembered(byte[] token, VerificationKey key, VerifiedJwt jwt) {
            this.token = token;
            this.key = key;
            this.jwt = jwt;
        }

        VerificationKey key() {
            return key;
        }

        VerifiedJwt jwt() {
            return jwt;
        }
    }
}
