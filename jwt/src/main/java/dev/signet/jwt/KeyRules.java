package dev.signet.jwt;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/** The floors every key must reach (RFC 8725 sections 3.4 and 3.5); a weak key is refused when it is made. */
final class KeyRules {
    private static final int MIN_RSA_BITS = 2048;
    /** A modulus beyond this makes one verification a denial of service. */
    private static final int MAX_RSA_BITS = 8192;

    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MAX_RSA_EXPONENT_BITS = 64;
    private static final BigInteger ED25519_FIELD =
            BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /** The y of a point of order eight. */
    private static final BigInteger ED25519_ORDER_EIGHT =
            new BigInteger("5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y of the points whose order divides eight: under such a key one signature fits many messages. */
    private static final Set<BigInteger> ED25519_SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            ED25519_FIELD.subtract(BigInteger.ONE),
            ED25519_ORDER_EIGHT,
            ED25519_FIELD.subtract(ED25519_ORDER_EIGHT));

    private KeyRules() {}

    static byte[] requireStrongSecret(JwsAlgorithm algorithm, byte[] secret) {
        if (!algorithm.isSymmetric()) {
            throw new IllegalArgumentException(algorithm.wireName() + " has no secret; use of(algorithm, key)");
        }
        if (secret.length < algorithm.hashBytes()) {
            throw new IllegalArgumentException("An " + algorithm.wireName() + " secret needs at least "
                    + algorithm.hashBytes() + " bytes (RFC 7518 section 3.2), this one has " + secret.length);
        }
        // Security rule: public key text never becomes a MAC key (CVE-2024-33663, CVE-2022-29217).
        String start = new String(secret, 0, 11, StandardCharsets.ISO_8859_1);
        if (start.equals("-----BEGIN ") || start.startsWith("ssh-")) {
            throw new IllegalArgumentException("The text of a public or private key is no secret");
        }
        return secret.clone();
    }

    static String requireKid(String kid) {
        if (kid.isBlank() || !Unicode.isWellFormed(kid)) {
            throw new IllegalArgumentException("A kid must be non-blank, well-formed text; leave it out for none");
        }
        return kid;
    }

    /** The same key as the JDK's own object, if it is strong enough for the algorithm. */
    static PublicKey requireStrong(JwsAlgorithm algorithm, PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki == null) {
            throw new IllegalArgumentException("The public key cannot be read as X.509 SubjectPublicKeyInfo");
        }
        PublicKey own = decode(algorithm, spki);
        if (own instanceof RSAPublicKey rsa) {
            checkRsa(rsa);
        } else if (own instanceof ECPublicKey ec) {
            checkEc(algorithm, ec);
        } else if (own instanceof EdECPublicKey ed) {
            checkEd25519(ed);
        } else {
            throw new IllegalArgumentException("The public key is no key for " + algorithm.wireName());
        }
        return own;
    }

    static void requireKeyPairs(JwsAlgorithm algorithm) {
        if (algorithm.isSymmetric()) {
            throw new IllegalArgumentException(algorithm.wireName() + " has a secret and no key pair; use hmac");
        }
    }

    static PublicKey decode(JwsAlgorithm algorithm, byte[] spki) {
        requireKeyPairs(algorithm);
        try {
            return KeyFactory.getInstance(algorithm.jcaKey()).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The parser of the JDK leaves its array on an Ed25519 key without a point, for one.
            throw new IllegalArgumentException("The public key is no key for " + algorithm.wireName(), e);
        }
    }

    private static void checkRsa(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        if (modulus.bitLength() < MIN_RSA_BITS || modulus.bitLength() > MAX_RSA_BITS) {
            throw new IllegalArgumentException("An RSA key needs " + MIN_RSA_BITS + " to " + MAX_RSA_BITS
                    + " bits, this one has " + modulus.bitLength());
        }
        if (!modulus.testBit(0)) {
            throw new IllegalArgumentException("The RSA modulus is even");
        }
        if (exponent.compareTo(MIN_RSA_EXPONENT) < 0
                || !exponent.testBit(0)
                || exponent.bitLength() > MAX_RSA_EXPONENT_BITS) {
            throw new IllegalArgumentException(
                    "The RSA exponent must be odd, at least 65537 and at most " + MAX_RSA_EXPONENT_BITS + " bits long");
        }
        if (RocaFingerprint.isOn(modulus)) {
            throw new IllegalArgumentException("The RSA modulus has the fingerprint of ROCA (CVE-2017-15361)");
        }
    }

    /** Security rule: one signature with a wrong CRT value gives away a prime, so none is made with it. */
    static void requireConsistent(RSAPrivateCrtKey key) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger inverse = key.getCrtCoefficient();
        boolean consistent = p.bitLength() > 1
                && q.bitLength() > 1
                && p.multiply(q).equals(key.getModulus())
                && isExponent(key.getPrimeExponentP(), p, key)
                && isExponent(key.getPrimeExponentQ(), q, key)
                && inverse.signum() > 0
                && inverse.compareTo(p) < 0
                && inverse.multiply(q).mod(p).equals(BigInteger.ONE);
        if (!consistent) {
            throw new IllegalArgumentException("The private numbers of the RSA key do not belong together");
        }
    }

    private static boolean isExponent(BigInteger exponent, BigInteger prime, RSAPrivateCrtKey key) {
        BigInteger order = prime.subtract(BigInteger.ONE);
        return exponent.equals(key.getPrivateExponent().mod(order))
                && exponent.multiply(key.getPublicExponent()).mod(order).equals(BigInteger.ONE);
    }

    private static void checkEc(JwsAlgorithm algorithm, ECPublicKey key) {
        Curve curve = Curve.of(algorithm);
        if (!curve.isCurveOf(key.getParams()) || !curve.contains(key.getW())) {
            throw notOnCurve(algorithm);
        }
    }

    static IllegalArgumentException notOnCurve(JwsAlgorithm algorithm) {
        return new IllegalArgumentException("An " + algorithm.wireName() + " key must be a point on "
                + Curve.of(algorithm).wireName());
    }

    private static void checkEd25519(EdECPublicKey key) {
        BigInteger y = key.getPoint().getY();
        if (!key.getParams().getName().equals("Ed25519")
                || y.compareTo(ED25519_FIELD) >= 0
                || ED25519_SMALL_ORDER.contains(y)) {
            throw new IllegalArgumentException("An EdDSA key must be a point of full order on Ed25519");
        }
    }
}
