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
     * Reads a public set. A key without {@code alg} is for RS256 if its {@code kty} is RSA, and for the algorithm of
     * its curve otherwise.
     *
     * <p>A key is skipped when it is honest and of no use here (RFC 7517 section 5): its {@code kty}, {@code crv} or
     * {@code alg} is unknown, or its {@code use} or {@code key_ops} are not for verifying.
     *
     * <p>The whole set is refused when a key contradicts itself or is dangerous, because its publisher then means
     * something else than a reader would take from it, or has lost control of it: {@code alg} is known and does not fit
     * {@code kty} or {@code crv}; {@code use} and {@code key_ops} exclude each other, or {@code key_ops} holds a value
     * twice; a secret or a private member is published, be it of a key that would be skipped; a key to verify with is
     * weak, not on its curve, has the fingerprint of ROCA, lacks a member, spells a number in more than one way, or has
     * the {@code kid} of another; a member that is read has the wrong type.
     *
     * @throws JwtException with {@link JwtException.Reason#KEYS_UNAVAILABLE} if the set is refused or is no strict
     *     JSON; the message says which key and why
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
