package dev.signet.jwt;

import java.util.Optional;

/**
 * The signature algorithms of RFC 7518 and RFC 8037 this library knows. The set is closed: there is no way to add
 * {@code none} or any other.
 */
public enum JwsAlgorithm {
    /** HMAC with SHA-256 (RFC 7518 section 3.2): one shared secret both signs and verifies. */
    HS256("HS256", "HmacSHA256", ""),
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3). */
    RS256("RS256", "SHA256withRSA", "RSA"),
    /** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). */
    ES256("ES256", "SHA256withECDSAinP1363Format", "EC"),
    /** Ed25519 (RFC 8037 section 3.1). */
    EDDSA("EdDSA", "Ed25519", "Ed25519");

    private final String wireName;
    private final String jcaSignature;
    private final String jcaKey;

    JwsAlgorithm(String wireName, String jcaSignature, String jcaKey) {
        this.wireName = wireName;
        this.jcaSignature = jcaSignature;
        this.jcaKey = jcaKey;
    }

    /** The value of the {@code alg} header member, for example {@code EdDSA}. */
    public String wireName() {
        return wireName;
    }

    /** The algorithm with exactly this {@code alg} value; names are case-sensitive (RFC 7515 section 4.1.1). */
    public static Optional<JwsAlgorithm> ofName(String name) {
        return switch (name) {
            case "HS256" -> Optional.of(HS256);
            case "RS256" -> Optional.of(RS256);
            case "ES256" -> Optional.of(ES256);
            case "EdDSA" -> Optional.of(EDDSA);
            default -> Optional.empty();
        };
    }

    String jcaSignature() {
        return jcaSignature;
    }

    String jcaKey() {
        return jcaKey;
    }
}
