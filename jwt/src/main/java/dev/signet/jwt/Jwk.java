package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** One public key as a JSON Web Key (RFC 7517, RFC 7518 section 6, RFC 8037). Immutable and thread-safe. */
public final class Jwk {
    private static final int USUAL_BYTES = 512;
    private static final int ED25519_BYTES = 32;

    private final VerificationKey key;
    private final Map<String, String> publicMembers;

    private Jwk(VerificationKey key, Map<String, String> publicMembers) {
        this.key = key;
        this.publicMembers = publicMembers;
    }

    /**
     * The public half of this key.
     *
     * @throws IllegalArgumentException for HMAC: its key is a secret
     */
    public static Jwk of(VerificationKey key) {
        PublicKey publicKey = key.publicKey()
                .orElseThrow(() -> new IllegalArgumentException("An HMAC key is a secret and has no public JWK"));
        Map<String, String> members = new LinkedHashMap<>();
        writeMembers(key.algorithm(), publicKey, members::put);
        return new Jwk(key, members);
    }

    /**
     * Reads one public key, by the rules of {@link JwkSet#parse(String)}; what a set skips is refused here.
     *
     * @throws JwtException with {@link JwtException.Reason#KEYS_UNAVAILABLE} for anything else; the message says why
     */
    public static Jwk parse(String json) {
        return of(JwkReader.readOne(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The key. */
    public VerificationKey key() {
        return key;
    }

    /** The JSON object: {@code alg}, {@code kty}, the public members of the key type, {@code kid} if there is one. */
    public String toJson() {
        return toJson(Map.of());
    }

    String toJson(Map<String, String> privateMembers) {
        JsonWriter json = new JsonWriter(USUAL_BYTES);
        json.member("alg", key.algorithm().wireName());
        publicMembers.forEach(json::member);
        privateMembers.forEach(json::member);
        key.kid().ifPresent(kid -> json.member("kid", kid));
        return json.toText();
    }

    /** The SHA-256 thumbprint in base64url (RFC 7638 section 3): a name for the key that depends on nothing else. */
    public String thumbprint() {
        JsonWriter json = new JsonWriter(USUAL_BYTES);
        new TreeMap<>(publicMembers).forEach(json::member);
        try {
            return Base64Url.encodeToString(MessageDigest.getInstance("SHA-256").digest(json.toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    private static void writeMembers(JwsAlgorithm algorithm, PublicKey key, BiConsumer<String, String> member) {
        if (key instanceof RSAPublicKey rsa) {
            member.accept("kty", "RSA");
            member.accept("n", Base64Url.encodeUnsigned(rsa.getModulus(), 0));
            member.accept("e", Base64Url.encodeUnsigned(rsa.getPublicExponent(), 0));
        } else if (key instanceof ECPublicKey ec) {
            Curve curve = Curve.of(algorithm);
            member.accept("kty", "EC");
            member.accept("crv", curve.wireName());
            member.accept("x", Base64Url.encodeUnsigned(ec.getW().getAffineX(), curve.bytes()));
            member.accept("y", Base64Url.encodeUnsigned(ec.getW().getAffineY(), curve.bytes()));
        } else {
            byte[] spki = key.getEncoded();
            member.accept("kty", "OKP");
            member.accept("crv", "Ed25519");
            // The raw point is the end of the SubjectPublicKeyInfo (RFC 8410 section 4).
            member.accept(
                    "x", Base64Url.encodeToString(Arrays.copyOfRange(spki, spki.length - ED25519_BYTES, spki.length)));
        }
    }

    @Override
    public String toString() {
        return toJson();
    }
}
