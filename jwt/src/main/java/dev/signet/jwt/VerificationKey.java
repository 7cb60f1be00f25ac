package dev.signet.jwt;

import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that checks signatures of exactly one algorithm. Weak keys cannot be made: HMAC secrets are at least as long
 * as the hash (32, 48 or 64 bytes), RSA keys have 2048 to 8192 bits and an exponent of at least 65537, ECDSA keys are
 * points on the curve of their algorithm, EdDSA keys are Ed25519 keys. Immutable and thread-safe.
 */
public final class VerificationKey {
    private final JwsAlgorithm algorithm;
    private final @Nullable String kid;
    private final @Nullable PublicKey publicKey;
    private final SignatureCheck check;

    private VerificationKey(
            JwsAlgorithm algorithm, @Nullable String kid, @Nullable PublicKey publicKey, SignatureCheck check) {
        this.algorithm = algorithm;
        this.kid = kid;
        this.publicKey = publicKey;
        this.check = check;
    }

    /**
     * An HS256 key without a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than 32 bytes
     */
    public static VerificationKey hmac(byte[] secret) {
        return hmac(JwsAlgorithm.HS256, secret);
    }

    /**
     * An HS256 key with a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than 32 bytes
     */
    public static VerificationKey hmac(byte[] secret, String kid) {
        return hmac(JwsAlgorithm.HS256, secret, kid);
    }

    /**
     * An HS256, HS384 or HS512 key without a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than the hash, or the algorithm has no secret
     */
    public static VerificationKey hmac(JwsAlgorithm algorithm, byte[] secret) {
        return shared(algorithm, new Hmac(algorithm, secret), null);
    }

    /**
     * An HS256, HS384 or HS512 key with a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than the hash, or the algorithm has no secret
     */
    public static VerificationKey hmac(JwsAlgorithm algorithm, byte[] secret, String kid) {
        return shared(algorithm, new Hmac(algorithm, secret), KeyRules.requireKid(kid));
    }

    /**
     * A public key without a {@code kid}.
     *
     * @throws IllegalArgumentException if the key is weak or belongs to another algorithm
     */
    public static VerificationKey of(JwsAlgorithm algorithm, PublicKey key) {
        return asymmetric(algorithm, key, null);
    }

    /**
     * A public key with a {@code kid}.
     *
     * @throws IllegalArgumentException if the key is weak or belongs to another algorithm
     */
    public static VerificationKey of(JwsAlgorithm algorithm, PublicKey key, String kid) {
        return asymmetric(algorithm, key, KeyRules.requireKid(kid));
    }

    /**
     * A public key from PEM without a {@code kid}: one block {@code PUBLIC KEY}, or one {@code CERTIFICATE} (RFC 7468
     * sections 13 and 5). Of a certificate only the key is read, and its key usage, which must allow digital signatures
     * if it is there: neither its issuer nor its dates are checked.
     *
     * @throws IllegalArgumentException if it is anything else, or the key is weak or belongs to another algorithm; for
     *     other forms of a public key the message names the command that converts them
     */
    public static VerificationKey fromPem(JwsAlgorithm algorithm, String pem) {
        return asymmetric(algorithm, Pem.publicKey(algorithm, pem), null);
    }

    /** As {@link #fromPem(JwsAlgorithm, String)}, with a {@code kid}. */
    public static VerificationKey fromPem(JwsAlgorithm algorithm, String pem, String kid) {
        return asymmetric(algorithm, Pem.publicKey(algorithm, pem), KeyRules.requireKid(kid));
    }

    static VerificationKey shared(JwsAlgorithm algorithm, Hmac mac, @Nullable String kid) {
        return new VerificationKey(algorithm, kid, null, mac);
    }

    static VerificationKey asymmetric(JwsAlgorithm algorithm, PublicKey key, @Nullable String kid) {
        PublicKey strong = KeyRules.requireStrong(algorithm, key);
        return new VerificationKey(algorithm, kid, strong, new PublicKeyCheck(algorithm, strong));
    }

    /** The one algorithm this key is for. */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /** The name of the key in token headers (RFC 7515 section 4.1.4), if it has one. */
    public Optional<String> kid() {
        return Optional.ofNullable(kid);
    }

    /**
     * The same key, named by its thumbprint (RFC 7638 section 1).
     *
     * @throws IllegalArgumentException for HMAC: the thumbprint of a secret helps to guess it
     */
    public VerificationKey withThumbprintKid() {
        return new VerificationKey(algorithm, Jwk.of(this).thumbprint(), publicKey, check);
    }

    /**
     * The name of the security provider that does the work, for example {@code SunEC}.
     *
     * <p>That is {@code AmazonCorrettoCryptoProvider} or {@code Conscrypt} where one of the two is on the class path, has
     * a native library for the machine and gives the known answers for the algorithm; it does not have to be
     * installed. If both are there, the first is used. The system property {@code dev.signet.jwt.provider} is read once:
     * {@code jdk} uses neither, {@code accp} and {@code conscrypt} only that one. HMAC is always done by the JDK.
     */
    public String provider() {
        return check.provider();
    }

    /**
     * Whether this is the raw JWS signature over these bytes. It says nothing about claims: to check a token use
     * {@link JwtVerifier}.
     */
    public boolean verify(byte[] data, byte[] signature) {
        return check.matches(data, data.length, signature);
    }

    /** As {@link SignatureCheck#signatureLength}. */
    int signatureLength() {
        return check.signatureLength();
    }

    /** As {@link SignatureCheck#matches(CompactToken)}. */
    boolean matches(CompactToken token) {
        return check.matches(token);
    }

    /** The public key; none for HMAC. */
    Optional<PublicKey> publicKey() {
        return Optional.ofNullable(publicKey);
    }

    @Override
    public String toString() {
        return "VerificationKey[algorithm=" + algorithm.wireName() + ", kid=" + kid + "]";
    }
}
