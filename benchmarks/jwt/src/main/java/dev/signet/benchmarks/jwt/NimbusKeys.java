package dev.signet.benchmarks.jwt;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** The key of a run as Nimbus writes it, and as a JWK for the libraries that read one. */
final class NimbusKeys {
    private static final int ED25519_BYTES = 32;

    private NimbusKeys() {}

    static JWSAlgorithm algorithm(KeyMaterial key) {
        return JWSAlgorithm.parse(key.algorithm().wireName());
    }

    static JWSHeader header(KeyMaterial key) {
        return new JWSHeader.Builder(algorithm(key))
                .type(JOSEObjectType.JWT)
                .keyID(KeyMaterial.KID)
                .build();
    }

    /** With the private part. */
    static JWK jwk(KeyMaterial key) {
        Algorithm algorithm = algorithm(key);
        return switch (key.algorithm()) {
            case HS256 ->
                new OctetSequenceKey.Builder(key.secret())
                        .keyID(KeyMaterial.KID)
                        .algorithm(algorithm)
                        .build();
            case RS256 ->
                new RSAKey.Builder((RSAPublicKey) key.verifying())
                        .privateKey((PrivateKey) key.signing())
                        .keyID(KeyMaterial.KID)
                        .algorithm(algorithm)
                        .build();
            case ES256 ->
                new ECKey.Builder(Curve.P_256, (ECPublicKey) key.verifying())
                        .privateKey((PrivateKey) key.signing())
                        .keyID(KeyMaterial.KID)
                        .algorithm(algorithm)
                        .build();
            default -> ed25519(key);
        };
    }

    /** SubjectPublicKeyInfo and PKCS#8 of Ed25519 end in the raw key (RFC 8410). */
    static OctetKeyPair ed25519(KeyMaterial key) {
        return new OctetKeyPair.Builder(Curve.Ed25519, ending(key.verifying().getEncoded()))
                .d(ending(key.signing().getEncoded()))
                .keyID(KeyMaterial.KID)
                .algorithm(JWSAlgorithm.EdDSA)
                .build();
    }

    private static Base64URL ending(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length));
    }
}
