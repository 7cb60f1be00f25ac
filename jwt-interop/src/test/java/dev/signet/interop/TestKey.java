package dev.signet.interop;

import dev.signet.jwt.Jwk;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One key, in each form in which a peer may want it. */
final class TestKey {
    /** The kinds of keys behind the algorithms. */
    enum Family {
        HMAC,
        RSA,
        EC,
        ED25519
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final SigningKey signet;
    private final byte[] secret;

    private TestKey(SigningKey signet, byte[] secret) {
        this.signet = signet;
        this.secret = secret;
    }

    static TestKey generate(JwsAlgorithm algorithm) {
        return generate(algorithm, RANDOM);
    }

    /** A new key; the same one from a random source in the same state. */
    static TestKey generate(JwsAlgorithm algorithm, SecureRandom random) {
        if (family(algorithm) == Family.HMAC) {
            byte[] secret = new byte[bits(algorithm) / Byte.SIZE];
            random.nextBytes(secret);
            return new TestKey(SigningKey.hmac(algorithm, secret), secret);
        }
        return new TestKey(SigningKey.generate(algorithm, "interop", random), new byte[0]);
    }

    static Family family(JwsAlgorithm algorithm) {
        return switch (algorithm.wireName().substring(0, 2)) {
            case "HS" -> Family.HMAC;
            case "RS", "PS" -> Family.RSA;
            case "ES" -> Family.EC;
            default -> Family.ED25519;
        };
    }

    /** The digest length in the name: 256, 384 or 512. */
    static int bits(JwsAlgorithm algorithm) {
        return Integer.parseInt(algorithm.wireName().substring(2));
    }

    JwsAlgorithm algorithm() {
        return signet.algorithm();
    }

    String name() {
        return algorithm().wireName();
    }

    /** The names the algorithm may have in a token: Ed25519 has two (RFC 8037, RFC 9864). */
    List<String> names() {
        return family() == Family.ED25519 ? List.of("EdDSA", "Ed25519") : List.of(name());
    }

    Family family() {
        return family(algorithm());
    }

    SigningKey signet() {
        return signet;
    }

    byte[] secret() {
        return secret.clone();
    }

    SecretKey secretKey() {
        return new SecretKeySpec(secret, "HmacSHA" + bits(algorithm()));
    }

    PrivateKey privateKey() throws GeneralSecurityException {
        return keyFactory().generatePrivate(new PKCS8EncodedKeySpec(signet.pkcs8()));
    }

    PublicKey publicKey() throws GeneralSecurityException {
        return keyFactory().generatePublic(new X509EncodedKeySpec(signet.spki()));
    }

    String privatePem() {
        return pem("PRIVATE KEY", signet.pkcs8());
    }

    static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    /** What a peer verifies with: the public JWK as Signet writes it, or the secret as one. */
    String jwk() {
        if (family() == Family.HMAC) {
            return "{\"kty\":\"oct\",\"alg\":\"" + name() + "\",\"k\":\"" + base64Url(secret) + "\"}";
        }
        return Jwk.of(signet.verificationKey()).toJson();
    }

    /** What a peer that is no Java signs with. */
    Map<String, Object> signer() {
        return family() == Family.HMAC ? Map.of("jwk", Json.read(jwk())) : Map.of("pem", privatePem());
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private KeyFactory keyFactory() throws GeneralSecurityException {
        return KeyFactory.getInstance(
                switch (family()) {
                    case HMAC -> throw new IllegalStateException("A secret has no key pair");
                    case RSA -> "RSA";
                    case EC -> "EC";
                    case ED25519 -> "Ed25519";
                });
    }

    @Override
    public String toString() {
        return name();
    }
}
