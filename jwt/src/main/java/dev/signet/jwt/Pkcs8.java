package dev.signet.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.KeyAgreement;

/** Private keys as PKCS#8 (RFC 5958), and the public keys that belong to them. */
final class Pkcs8 {
    private Pkcs8() {}

    static PrivateKey decode(JwsAlgorithm algorithm, byte[] pkcs8) {
        KeyRules.requireKeyPairs(algorithm);
        try {
            return KeyFactory.getInstance(algorithm.jcaKey()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause is dropped: a parser's message may quote the bytes of the private key.
            throw new IllegalArgumentException("The private key is no PKCS#8 key for " + algorithm.wireName());
        }
    }

    /** The key pair of this private key. Its public key is computed, whatever the PKCS#8 says of it. */
    static KeyPair keyPair(JwsAlgorithm algorithm, byte[] pkcs8) {
        PrivateKey key = decode(algorithm, pkcs8);
        return new KeyPair(publicKey(algorithm, key), key);
    }

    private static PublicKey publicKey(JwsAlgorithm algorithm, PrivateKey key) {
        try {
            if (key instanceof RSAPrivateCrtKey rsa) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            }
            if (key instanceof ECPrivateKey ec) {
                return ecPublicKey(algorithm, ec);
            }
            if (key instanceof EdECPrivateKey ed && ed.getBytes().isPresent()) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.jcaKey());
                generator.initialize(255, new SeedRandom(ed.getBytes().get()));
                return generator.generateKeyPair().getPublic();
            }
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new IllegalArgumentException("The public key cannot be computed for " + algorithm.wireName());
        }
        throw new IllegalArgumentException("The private key lacks what its public key is computed from");
    }

    /**
     * Key agreement with the generator is the scalar multiplication of the JDK, in constant time. It gives x alone; y
     * is the root whose key verifies.
     */
    private static PublicKey ecPublicKey(JwsAlgorithm algorithm, ECPrivateKey key) throws GeneralSecurityException {
        Curve curve = Curve.of(algorithm);
        if (!curve.isCurveOf(key.getParams()) || !curve.isScalar(key.getS())) {
            throw KeyRules.notOnCurve(algorithm);
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(ecPublicKey(curve, curve.parameters().getGenerator()), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        PublicKey even = ecPublicKey(curve, curve.pointAt(x, false));
        return isPair(algorithm, even, key) ? even : ecPublicKey(curve, curve.pointAt(x, true));
    }

    private static boolean isPair(JwsAlgorithm algorithm, PublicKey publicKey, PrivateKey privateKey) {
        byte[] probe = new byte[1];
        byte[] signature = SignatureProviders.signing(algorithm, privateKey).sign(probe, probe.length);
        return new PublicKeyCheck(algorithm, publicKey).matches(probe, probe.length, signature);
    }

    private static PublicKey ecPublicKey(Curve curve, ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
    }
}
