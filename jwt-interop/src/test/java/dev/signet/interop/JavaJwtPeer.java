package dev.signet.interop;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.Claim;
import dev.signet.jwt.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** java-jwt of Auth0: secrets as bytes, key pairs as JCA keys. */
final class JavaJwtPeer implements Peer {
    @Override
    public String name() {
        return "java-jwt";
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return TestKey.family(algorithm) == TestKey.Family.ED25519 ? Support.none("no EdDSA") : Support.BOTH;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) throws Exception {
        return JWT.create().withPayload(claims).sign(algorithm(key, true));
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) throws Exception {
        Map<String, Claim> claims = JWT.require(algorithm(key, false))
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .build()
                .verify(token)
                .getClaims();
        Map<String, @Nullable Object> values = new TreeMap<>();
        claims.forEach((name, claim) -> values.put(name, claim.as(Object.class)));
        return values;
    }

    private static Algorithm algorithm(TestKey key, boolean signs) throws GeneralSecurityException {
        if (key.family() == TestKey.Family.HMAC) {
            return hmac(key);
        }
        PublicKey publicKey = key.publicKey();
        PrivateKey privateKey = signs ? key.privateKey() : null;
        if (key.family() == TestKey.Family.EC) {
            return ecdsa(key, (ECPublicKey) publicKey, (ECPrivateKey) privateKey);
        }
        return rsa(key, (RSAPublicKey) publicKey, (RSAPrivateKey) privateKey);
    }

    private static Algorithm hmac(TestKey key) {
        return switch (TestKey.bits(key.algorithm())) {
            case 256 -> Algorithm.HMAC256(key.secret());
            case 384 -> Algorithm.HMAC384(key.secret());
            default -> Algorithm.HMAC512(key.secret());
        };
    }

    private static Algorithm ecdsa(TestKey key, ECPublicKey publicKey, @Nullable ECPrivateKey privateKey) {
        return switch (TestKey.bits(key.algorithm())) {
            case 256 -> Algorithm.ECDSA256(publicKey, privateKey);
            case 384 -> Algorithm.ECDSA384(publicKey, privateKey);
            default -> Algorithm.ECDSA512(publicKey, privateKey);
        };
    }

    private static Algorithm rsa(TestKey key, RSAPublicKey publicKey, @Nullable RSAPrivateKey privateKey) {
        return switch (key.name()) {
            case "RS256" -> Algorithm.RSA256(publicKey, privateKey);
            case "RS384" -> Algorithm.RSA384(publicKey, privateKey);
            case "RS512" -> Algorithm.RSA512(publicKey, privateKey);
            case "PS256" -> Algorithm.RSA256PSS(publicKey, privateKey);
            case "PS384" -> Algorithm.RSA384PSS(publicKey, privateKey);
            default -> Algorithm.RSA512PSS(publicKey, privateKey);
        };
    }
}
