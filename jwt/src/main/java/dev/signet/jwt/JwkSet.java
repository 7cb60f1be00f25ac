package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * A public JWK Set (RFC 7517 section 5): what a {@code /jwks} endpoint serves and what {@link RemoteKeySet} reads.
 * Immutable and thread-safe.
 */
public final class JwkSet {
    private final List<Jwk> keys;

    private JwkSet(List<Jwk> keys) {
        this.keys = keys;
    }

    /**
     * The set of these keys, in this order.
     *
     * @throws IllegalArgumentException if one is an HMAC key, or two have the same {@code kid}
     */
    public static JwkSet of(Collection<VerificationKey> keys) {
        return new JwkSet(KeySet.of(keys).keys().stream().map(Jwk::of).toList());
    }

    /** As {@link #of(Collection)}. */
    public static JwkSet of(VerificationKey... keys) {
        return of(List.of(keys));
    }

    /**
     * Reads a public set. Keys of kinds this library does not know, and keys that are not for signatures, are skipped.
     *
     * @throws JwtException with {@link JwtException.Reason#KEYS_UNAVAILABLE} if the set is no strict JSON, or a key of
     *     a known kind is weak, private, secret or has the {@code kid} of another; the message says which
     */
    public static JwkSet parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #parse(String)}, from UTF-8. */
    public static JwkSet parse(byte[] json) {
        List<Jwk> keys = new ArrayList<>();
        for (VerificationKey key : JwkReader.readSet(json)) {
            keys.add(Jwk.of(key));
        }
        return new JwkSet(List.copyOf(keys));
    }

    /** The keys, in the order of the set. */
    public List<Jwk> keys() {
        return keys;
    }

    /** The keys as a source for a {@link JwtVerifier}. */
    public KeySet toKeySet() {
        return KeySet.of(keys.stream().map(Jwk::key).toList());
    }

    /** The JSON object {@code {"keys":[…]}}. */
    public String toJson() {
        StringJoiner json = new StringJoiner(",", "{\"keys\":[", "]}");
        keys.forEach(key -> json.add(key.toJson()));
        return json.toString();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
