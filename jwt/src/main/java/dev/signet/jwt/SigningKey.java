package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs with exactly one algorithm. The floors of {@link VerificationKey} hold, and a private key is only
 * accepted together with the public key that verifies what it signs. Immutable and thread-safe. The only ways to
 * the private key are {@link #pkcs8()} and {@link #toPrivateJwk()}, and there is none to an HMAC secret.
 */
public final class SigningKey {
    private static final int RSA_BITS = 2048;

    private final VerificationKey verificationKey;
    private final @Nullable PrivateKey privateKey;
    private final SignatureMaker maker;

    private SigningKey(VerificationKey verificationKey, @Nullable PrivateKey privateKey, SignatureMaker maker) {
        this.verificationKey = verificationKey;
        this.privateKey = privateKey;
        this.maker = maker;
    }

    /**
     * An HS256 key without a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than 32 bytes
     */
    public static SigningKey hmac(byte[] secret) {
        return hmac(JwsAlgorithm.HS256, secret);
    }

    /**
     * An HS256 key with a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than 32 bytes
     */
    public static SigningKey hmac(byte[] secret, String kid) {
        return hmac(JwsAlgorithm.HS256, secret, kid);
    }

    /**
     * An HS256, HS384 or HS512 key without a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than the hash, or the algorithm has no secret
     */
    public static SigningKey hmac(JwsAlgorithm algorithm, byte[] secret) {
        return shared(algorithm, secret, null);
    }

    /**
     * An HS256, HS384 or HS512 key with a {@code kid}.
     *
     * @throws IllegalArgumentException if the secret is shorter than the hash, or the algorithm has no secret
     */
    public static SigningKey hmac(JwsAlgorithm algorithm, byte[] secret, String kid) {
        return shared(algorithm, secret, KeyRules.requireKid(kid));
    }

    /**
     * A key pair without a {@code kid}.
     *
     * @throws IllegalArgumentException if the key is weak, belongs to another algorithm, or is not a pair
     */
    public static SigningKey of(JwsAlgorithm algorithm, KeyPair pair) {
        return asymmetric(algorithm, pair, null);
    }

    /**
     * A key pair with a {@code kid}.
     *
     * @throws IllegalArgumentException if the key is weak, belongs to another algorithm, or is not a pair
     */
    public static SigningKey of(JwsAlgorithm algorithm, KeyPair pair, String kid) {
        return asymmetric(algorithm, pair, KeyRules.requireKid(kid));
    }

    /** A new key. HMAC secrets are as long as the hash, RSA keys have 2048 bits. */
    public static SigningKey generate(JwsAlgorithm algorithm, String kid, SecureRandom random) {
        if (algorithm.isSymmetric()) {
            byte[] secret = new byte[algorithm.hashBytes()];
            random.nextBytes(secret);
            return hmac(algorithm, secret, kid);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.jcaKey());
            switch (algorithm.jcaKey()) {
                case "RSA" -> generator.initialize(RSA_BITS, random);
                case "EC" -> generator.initialize(Curve.of(algorithm).parameters(), random);
                default -> generator.initialize(255, random);
            }
            return of(algorithm, generator.generateKeyPair(), kid);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime makes no keys for " + algorithm.wireName(), e);
        }
    }

    /**
     * A stored key pair: what {@link #pkcs8()} and {@link #spki()} gave.
     *
     * @throws IllegalArgumentException if the bytes are no such key, the key is weak, or the two are not a pair
     */
    public static SigningKey fromPkcs8(JwsAlgorithm algorithm, byte[] pkcs8, byte[] spki, String kid) {
        return of(algorithm, new KeyPair(KeyRules.decode(algorithm, spki), Pkcs8.decode(algorithm, pkcs8)), kid);
    }

    /**
     * A private key from PEM without a {@code kid}: one block {@code PRIVATE KEY} (RFC 7468 section 10), as
     * {@code openssl genpkey} writes it. The public key is computed from it.
     *
     * @throws IllegalArgumentException if it is anything else, or the key is weak or belongs to another algorithm; for
     *     the older and the encrypted forms the message names the command that converts them
     */
    public static SigningKey fromPem(JwsAlgorithm algorithm, String pem) {
        return asymmetric(algorithm, Pkcs8.keyPair(algorithm, Pem.pkcs8(pem)), null);
    }

    /** As {@link #fromPem(JwsAlgorithm, String)}, with a {@code kid}. */
    public static SigningKey fromPem(JwsAlgorithm algorithm, String pem, String kid) {
        return asymmetric(algorithm, Pkcs8.keyPair(algorithm, Pem.pkcs8(pem)), KeyRules.requireKid(kid));
    }

    /**
     * A private JWK: {@code RSA} with all of {@code n e d p q dp dq qi}, {@code EC} with {@code x y d}, {@code OKP} with
     * {@code x d} (RFC 7518 sections 6.2.2 and 6.3.2, RFC 8037 section 2), or a secret, {@code oct} with {@code k} and
     * {@code alg} (RFC 7518 section 6.4). The rules of {@link JwkSet#parse(String)} hold; {@code use} and
     * {@code key_ops}, if there are any, must allow to sign.
     *
     * @throws IllegalArgumentException if it is no such key, the key is weak, or its members are not a pair; the
     *     message never shows a value
     */
    public static SigningKey fromJwk(String json) {
        return PrivateJwk.read(json);
    }

    private static SigningKey shared(JwsAlgorithm algorithm, byte[] secret, @Nullable String kid) {
        Hmac mac = new Hmac(algorithm, secret);
        return new SigningKey(VerificationKey.shared(algorithm, mac, kid), null, mac);
    }

    private static SigningKey asymmetric(JwsAlgorithm algorithm, KeyPair pair, @Nullable String kid) {
        VerificationKey verificationKey = VerificationKey.asymmetric(algorithm, pair.getPublic(), kid);
        if (pair.getPrivate() instanceof RSAPrivateCrtKey rsa) {
            KeyRules.requireConsistent(rsa);
        }
        SignatureMaker maker = SignatureProviders.signing(algorithm, pair.getPrivate());
        if (!isPair(verificationKey, maker)) {
            throw new IllegalArgumentException("The public key does not verify what the private key signs");
        }
        return new SigningKey(verificationKey, pair.getPrivate(), maker);
    }

    private static boolean isPair(VerificationKey verificationKey, SignatureMaker maker) {
        byte[] probe = "pairwise consistency".getBytes(StandardCharsets.US_ASCII);
        try {
            return verificationKey.verify(probe, maker.sign(probe, probe.length));
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** The one algorithm this key is for. */
    public JwsAlgorithm algorithm() {
        return verificationKey.algorithm();
    }

    /** The name of the key in token headers (RFC 7515 section 4.1.4), if it has one. */
    public Optional<String> kid() {
        return verificationKey.kid();
    }

    /** The name of the security provider that signs; see {@link VerificationKey#provider()}. */
    public String provider() {
        return maker.provider();
    }

    /** The key that verifies what this one signs. For HMAC it holds the same secret. */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /**
     * The same key, named by its thumbprint (RFC 7638 section 1).
     *
     * @throws IllegalArgumentException for HMAC: the thumbprint of a secret helps to guess it
     */
    public SigningKey withThumbprintKid() {
        return new SigningKey(verificationKey.withThumbprintKid(), privateKey, maker);
    }

    /** The raw JWS signature over these bytes. To make a token use {@link JwtIssuer}. */
    public byte[] sign(byte[] data) {
        return sign(data, data.length);
    }

    byte[] sign(byte[] data, int length) {
        return maker.sign(data, length);
    }

    /**
     * The private key as PKCS#8. Secret: store it encrypted, never log it.
     *
     * @throws IllegalStateException for HMAC, and for a key its provider does not give out
     */
    public byte[] pkcs8() {
        byte[] encoded = privateKey == null ? null : privateKey.getEncoded();
        if (encoded == null) {
            throw new IllegalStateException("This key has no private key that can be exported");
        }
        return encoded;
    }

    /**
     * The key pair as a private JWK, which {@link #fromJwk} reads. Secret: store it encrypted, never log it.
     *
     * @throws IllegalStateException for HMAC, and for a key its provider does not give out
     */
    public String toPrivateJwk() {
        byte[] encoded = pkcs8();
        return Jwk.of(verificationKey).toJson(PrivateJwk.members(algorithm(), encoded));
    }

    /**
     * The public key as X.509 SubjectPublicKeyInfo.
     *
     * @throws IllegalStateException for HMAC
     */
    public byte[] spki() {
        return verificationKey
                .publicKey()
                .map(PublicKey::getEncoded)
                .orElseThrow(() -> new IllegalStateException("A secret has no public key"));
    }

    @Override
    public String toString() {
        return "SigningKey[algorithm=" + algorithm().wireName() + ", kid=" + kid().orElse(null) + "]";
    }
}
