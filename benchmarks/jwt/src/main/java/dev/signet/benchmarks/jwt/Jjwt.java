package dev.signet.benchmarks.jwt;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import javax.crypto.SecretKey;

/** jjwt with its default JSON reader, Jackson. */
final class Jjwt implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        JwtParserBuilder builder = Jwts.parser().requireIssuer(Account.ISSUER).requireAudience(Account.AUDIENCE);
        JwtParser parser = (key.verifying() instanceof SecretKey secret
                        ? builder.verifyWith(secret)
                        : builder.verifyWith((PublicKey) key.verifying()))
                .build();
        return token -> {
            Claims claims = parser.parseSignedClaims(token).getPayload();
            return new Caller(claims.getSubject(), claims.get("email", String.class));
        };
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        return account -> {
            Instant now = Instant.now();
            return Jwts.builder()
                    .header()
                    .keyId(KeyMaterial.KID)
                    .type("JWT")
                    .and()
                    .issuer(Account.ISSUER)
                    .audience()
                    .add(Account.AUDIENCE)
                    .and()
                    .subject(account.subject())
                    .issuedAt(Date.from(now))
                    .notBefore(Date.from(now))
                    .expiration(Date.from(now.plus(Account.LIFETIME)))
                    .id(account.tokenId())
                    .claim("email", account.email())
                    .claim("name", account.name())
                    .claim("sid", account.sessionId())
                    .signWith(key.signing())
                    .compact();
        };
    }
}
