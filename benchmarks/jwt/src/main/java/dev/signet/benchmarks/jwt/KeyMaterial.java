package dev.signet.benchmarks.jwt;

import dev.signet.jwt.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The one key of a run, made by the JDK's own providers: a secret for HS256, a key pair for the others. */
record KeyMaterial(JwsAlgorithm algorithm, Key signing, Key verifying) {
    static final String KID = "2026-11";

    static KeyMaterial generate(String algorithmName) throws GeneralSecurityException {
        JwsAlgorithm algorithm = JwsAlgorithm.ofName(algorithmName)
                .orElseThrow(() -> new IllegalArgumentException("No such algorithm: " + algorithmName));
        if (algorithm == JwsAlgorithm.HS256) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA256");
            return new KeyMaterial(algorithm, key, key);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(
                switch (algorithm) {
                    case RS256 -> "RSA";
                    case ES256 -> "EC";
                    default -> "Ed25519";
                });
        switch (algorithm) {
            case RS256 -> generator.initialize(2048);
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            default -> generator.initialize(NamedParameterSpec.ED25519);
        }
        KeyPair pair = generator.generateKeyPair();
        return new KeyMaterial(algorithm, pair.getPrivate(), pair.getPublic());
    }

    byte[] secret() {
        return signing.getEncoded();
    }

    KeyPair pair() {
        return new KeyPair((PublicKey) verifying, (PrivateKey) signing);
    }

    /** For a library that has no such algorithm. */
    IllegalArgumentException unsupported(Library library) {
        return new IllegalArgumentException(
                library.getClass().getSimpleName() + " does not know " + algorithm.wireName());
    }
}
