package dev.signet.jwt;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * JWKs with their private or secret members (RFC 7518 sections 6.2.2, 6.3.2 and 6.4, RFC 8037 section 2). No message
 * shows a value, and no exception has a cause that could.
 */
final class PrivateJwk {
    private static final int MAX_VALUES = 64;
    private static final int ED25519_BYTES = 32;

    private PrivateJwk() {}

    /** The key, or {@link IllegalArgumentException}: see {@link SigningKey#fromJwk(String)}. */
    static SigningKey read(String json) {
        JwkMembers members = members(json);
        JwsAlgorithm algorithm = members.algorithm()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The JWK is of a kind unknown here, or has a kty that needs a known alg"));
        if (!members.isFor("sign")) {
            throw new IllegalArgumentException("The members use and key_ops of the JWK do not allow to sign");
        }
        if (algorithm.isSymmetric()) {
            byte[] secret = members.bytes("k");
            return members.kid()
                    .map(kid -> SigningKey.hmac(algorithm, secret, kid))
                    .orElseGet(() -> SigningKey.hmac(algorithm, secret));
        }
        KeyPair pair = new KeyPair(JwkReader.publicKey(algorithm, members), privateKey(algorithm, members));
        return members.kid()
                .map(kid -> SigningKey.of(algorithm, pair, kid))
                .orElseGet(() -> SigningKey.of(algorithm, pair));
    }

    /** The private members of a key that was exported as PKCS#8. */
    static Map<String, String> members(JwsAlgorithm algorithm, byte[] pkcs8) {
        PrivateKey key = Pkcs8.decode(algorithm, pkcs8);
        Map<String, String> members = new LinkedHashMap<>();
        if (key instanceof RSAPrivateCrtKey rsa) {
            members.put("d", Base64Url.encodeUnsigned(rsa.getPrivateExponent(), 0));
            members.put("p", Base64Url.encodeUnsigned(rsa.getPrimeP(), 0));
            members.put("q", Base64Url.encodeUnsigned(rsa.getPrimeQ(), 0));
            members.put("dp", Base64Url.encodeUnsigned(rsa.getPrimeExponentP(), 0));
            members.put("dq", Base64Url.encodeUnsigned(rsa.getPrimeExponentQ(), 0));
            members.put("qi", Base64Url.encodeUnsigned(rsa.getCrtCoefficient(), 0));
        } else if (key instanceof ECPrivateKey ec) {
            members.put(
                    "d", Base64Url.encodeUnsigned(ec.getS(), Curve.of(algorithm).bytes()));
        } else if (key instanceof EdECPrivateKey ed && ed.getBytes().isPresent()) {
            members.put("d", Base64Url.encodeToString(ed.getBytes().get()));
        } else {
            throw new IllegalStateException("This private key cannot be written as a JWK");
        }
        return members;
    }

    private static JwkMembers members(String json) {
        try {
            return new JwkMembers(JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8), MAX_VALUES));
        } catch (JwtException e) {
            throw new IllegalArgumentException("The JWK is no strict JSON: " + e.getMessage());
        }
    }

    private static PrivateKey privateKey(JwsAlgorithm algorithm, JwkMembers members) {
        KeySpec spec = switch (algorithm.jcaKey()) {
            case "RSA" -> rsa(members);
            case "EC" -> ec(Curve.of(algorithm), members);
            default -> new EdECPrivateKeySpec(NamedParameterSpec.ED25519, members.bytes("d", ED25519_BYTES));
        };
        try {
            return KeyFactory.getInstance(algorithm.jcaKey()).generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key of the JWK is no key for " + algorithm.wireName());
        }
    }

    private static ECPrivateKeySpec ec(Curve curve, JwkMembers members) {
        BigInteger d = members.coordinate("d", curve);
        if (!curve.isScalar(d)) {
            throw new IllegalArgumentException("The member d lies outside the order of " + curve.wireName());
        }
        return new ECPrivateKeySpec(d, curve.parameters());
    }

    private static RSAPrivateCrtKeySpec rsa(JwkMembers members) {
        if (members.text("d").isPresent() && members.text("p").isEmpty()) {
            throw new IllegalArgumentException("An RSA key needs p, q, dp, dq and qi beside d");
        }
        if (members.hasAny(Set.of("oth"))) {
            throw new IllegalArgumentException("RSA keys of more than two primes are not accepted");
        }
        return new RSAPrivateCrtKeySpec(
                members.integer("n"),
                members.integer("e"),
                members.integer("d"),
                members.integer("p"),
                members.integer("q"),
                members.integer("dp"),
                members.integer("dq"),
                members.integer("qi"));
    }
}
