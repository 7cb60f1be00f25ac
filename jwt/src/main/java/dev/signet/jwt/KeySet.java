package dev.signet.jwt;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of keys, found by {@code kid} in constant time. Immutable and thread-safe.
 *
 * <p>A token without {@code kid} matches only if the set has exactly one key. A key without {@code kid} answers to
 * any token, and only if it is alone in the set.
 */
public final class KeySet implements KeySource {
    private final Map<String, VerificationKey> byKid;
    private final List<VerificationKey> keys;
    private final @Nullable VerificationKey only;
    private final boolean anyKid;

    private KeySet(Map<String, VerificationKey> byKid, List<VerificationKey> keys) {
        this.byKid = byKid;
        this.keys = keys;
        this.only = keys.size() == 1 ? keys.get(0) : null;
        this.anyKid = keys.size() == 1 && byKid.isEmpty();
    }

    /**
     * A set of these keys.
     *
     * @throws IllegalArgumentException if two keys have the same {@code kid}
     */
    public static KeySet of(VerificationKey... keys) {
        return of(List.of(keys));
    }

    /**
     * A set of these keys.
     *
     * @throws IllegalArgumentException if two keys have the same {@code kid}
     */
    public static KeySet of(Collection<VerificationKey> keys) {
        Map<String, VerificationKey> byKid = new HashMap<>();
        for (VerificationKey key : keys) {
            key.kid().ifPresent(kid -> {
                if (byKid.putIfAbsent(kid, key) != null) {
                    throw new IllegalArgumentException("Two keys have the same kid");
                }
            });
        }
        return new KeySet(Map.copyOf(byKid), List.copyOf(keys));
    }

    /** The keys, in the order they were given. */
    public List<VerificationKey> keys() {
        return keys;
    }

    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        return Optional.ofNullable(kid == null || anyKid ? only : byKid.get(kid));
    }

    @Override
    public String toString() {
        return "KeySet" + keys;
    }
}
