package dev.signet.jwt;

import java.security.InvalidAlgorithmParameterException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * The signature algorithms of RFC 7518 and RFC 8037 this library knows. The set is closed: there is no way to add
 * {@code none} or any other.
 */
public enum JwsAlgorithm {
    /** HMAC with SHA-256 (RFC 7518 section 3.2): one shared secret both signs and verifies. */
    HS256("HS256", "HmacSHA256", "", 32),
    /** HMAC with SHA-384. */
    HS384("HS384", "HmacSHA384", "", 48),
    /** HMAC with SHA-512. */
    HS512("HS512", "HmacSHA512", "", 64),
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3). */
    RS256("RS256", "SHA256withRSA", "RSA", 32),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("RS384", "SHA384withRSA", "RSA", 48),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("RS512", "SHA512withRSA", "RSA", 64),
    /** RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes (RFC 7518 section 3.5). */
    PS256("PS256", "RSASSA-PSS", "RSA", 32),
    /** RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes. */
    PS384("PS384", "RSASSA-PSS", "RSA", 48),
    /** RSASSA-PSS with SHA-512, MGF1 with SHA-512 and a salt of 64 bytes. */
    PS512("PS512", "RSASSA-PSS", "RSA", 64),
    /** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). */
    ES256("ES256", "SHA256withECDSAinP1363Format", "EC", 32),
    /** ECDSA on P-384 with SHA-384. */
    ES384("ES384", "SHA384withECDSAinP1363Format", "EC", 48),
    /** ECDSA on P-521 with SHA-512. */
    ES512("ES512", "SHA512withECDSAinP1363Format", "EC", 64),
    /** Ed25519 (RFC 8037 section 3.1), which RFC 9864 names {@code Ed25519}. */
    EDDSA("EdDSA", "Ed25519", "Ed25519", 64);

    private final String wireName;
    private final String jcaSignature;
    private final String jcaKey;
    private final int hashBytes;

    JwsAlgorithm(String wireName, String jcaSignature, String jcaKey, int hashBytes) {
        this.wireName = wireName;
        this.jcaSignature = jcaSignature;
        this.jcaKey = jcaKey;
        this.hashBytes = hashBytes;
    }

    /** The value of the {@code alg} header member, for example {@code EdDSA}. */
    public String wireName() {
        return wireName;
    }

    /** Whether one shared secret both signs and verifies, so that there is no public key: HS256, HS384 and HS512. */
    public boolean isSymmetric() {
        return jcaKey.isEmpty();
    }

    /**
     * The algorithm with exactly this {@code alg} value; names are case-sensitive (RFC 7515 section 4.1.1). Both
     * {@code EdDSA} and {@code Ed25519} (RFC 9864 section 2.2) mean {@link #EDDSA}.
     */
    public static Optional<JwsAlgorithm> ofName(String name) {
        return switch (name) {
            case "HS256" -> Optional.of(HS256);
            case "HS384" -> Optional.of(HS384);
            case "HS512" -> Optional.of(HS512);
            case "RS256" -> Optional.of(RS256);
            case "RS384" -> Optional.of(RS384);
            case "RS512" -> Optional.of(RS512);
            case "PS256" -> Optional.of(PS256);
            case "PS384" -> Optional.of(PS384);
            case "PS512" -> Optional.of(PS512);
            case "ES256" -> Optional.of(ES256);
            case "ES384" -> Optional.of(ES384);
            case "ES512" -> Optional.of(ES512);
            case "EdDSA", "Ed25519" -> Optional.of(EDDSA);
            default -> Optional.empty();
        };
    }

    /** The name that RFC 9864 gives it, which is that of RFC 7518 for all but {@link #EDDSA}. */
    String fullySpecifiedName() {
        return this == EDDSA ? "Ed25519" : wireName;
    }

    String jcaSignature() {
        return jcaSignature;
    }

    String jcaKey() {
        return jcaKey;
    }

    /** The length of the hash in bytes, which is also the least length of an HMAC secret. */
    int hashBytes() {
        return hashBytes;
    }

    /** Gives an RSASSA-PSS primitive its hash, mask and salt; the other primitives have them in their name. */
    void parameterize(Signature primitive) throws InvalidAlgorithmParameterException {
        if (jcaSignature.equals("RSASSA-PSS")) {
            String hash = "SHA-" + hashBytes * 8;
            primitive.setParameter(
                    new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), hashBytes, /* 0xBC */ 1));
        }
    }
}
