package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.MacAlgorithm;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.util.Map;
import java.util.Optional;

/** jjwt: JWKs in both directions, signing with JCA keys. */
final class JjwtPeer implements Peer {
    @Override
    public String name() {
        return "jjwt";
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return Support.BOTH;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) throws Exception {
        JwtBuilder builder = Jwts.builder().claims(claims);
        var algorithm = Jwts.SIG.get().forKey(key.name());
        if (algorithm instanceof MacAlgorithm mac) {
            return builder.signWith(key.secretKey(), mac).compact();
        }
        return builder.signWith(key.privateKey(), (SignatureAlgorithm) algorithm)
                .compact();
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) throws Exception {
        var parser = Jwts.parser().requireIssuer(ISSUER).requireAudience(AUDIENCE);
        if (key.family() == TestKey.Family.HMAC) {
            parser.verifyWith(key.secretKey());
        } else {
            PublicJwk<?> jwk = (PublicJwk<?>) Jwks.parser().build().parse(key.jwk());
            parser.verifyWith(jwk.toKey());
        }
        JwtParser verifier = parser.build();
        return verifier.parseSignedClaims(token).getPayload();
    }

    @Override
    public Optional<String> publicJwk(TestKey key) throws Exception {
        if (key.family() == TestKey.Family.HMAC) {
            return Optional.empty();
        }
        var jwk = Jwks.builder().key(key.publicKey()).algorithm(key.name()).build();
        return Optional.of(Jwks.UNSAFE_JSON(jwk));
    }
}
