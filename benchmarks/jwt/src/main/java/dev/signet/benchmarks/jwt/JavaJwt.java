package dev.signet.benchmarks.jwt;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/** Auth0's java-jwt, which has no EdDSA. */
final class JavaJwt implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        JWTVerifier verifier = JWT.require(algorithm(key))
                .withIssuer(Account.ISSUER)
                .withAudience(Account.AUDIENCE)
                .build();
        return token -> {
            DecodedJWT jwt = verifier.verify(token);
            return new Caller(jwt.getSubject(), jwt.getClaim("email").asString());
        };
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        Algorithm algorithm = algorithm(key);
        return account -> {
            Instant now = Instant.now();
            return JWT.create()
                    .withKeyId(KeyMaterial.KID)
                    .withIssuer(Account.ISSUER)
                    .withAudience(Account.AUDIENCE)
                    .withSubject(account.subject())
                    .withIssuedAt(now)
                    .withNotBefore(now)
                    .withExpiresAt(now.plus(Account.LIFETIME))
                    .withJWTId(account.tokenId())
                    .withClaim("email", account.email())
                    .withClaim("name", account.name())
                    .withClaim("sid", account.sessionId())
                    .sign(algorithm);
        };
    }

    private Algorithm algorithm(KeyMaterial key) {
        return switch (key.algorithm()) {
            case HS256 -> Algorithm.HMAC256(key.secret());
            case RS256 -> Algorithm.RSA256((RSAPublicKey) key.verifying(), (RSAPrivateKey) key.signing());
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) key.verifying(), (ECPrivateKey) key.signing());
            default -> throw key.unsupported(this);
        };
    }
}
