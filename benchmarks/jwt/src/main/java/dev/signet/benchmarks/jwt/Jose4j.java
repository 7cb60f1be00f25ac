package dev.signet.benchmarks.jwt;

import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** jose4j. */
final class Jose4j implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setExpectedIssuer(Account.ISSUER)
                .setExpectedAudience(Account.AUDIENCE)
                .setVerificationKey(key.verifying())
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, key.algorithm().wireName())
                .build();
        return token -> {
            JwtClaims claims = consumer.processToClaims(token);
            return new Caller(claims.getSubject(), claims.getStringClaimValue("email"));
        };
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        return account -> {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(key.algorithm().wireName());
            jws.setKeyIdHeaderValue(KeyMaterial.KID);
            jws.setHeader("typ", "JWT");
            jws.setKey(key.signing());
            jws.setPayload(claims(account).toJson());
            return jws.getCompactSerialization();
        };
    }

    private static JwtClaims claims(Account account) {
        long now = Instant.now().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Account.ISSUER);
        claims.setAudience(Account.AUDIENCE);
        claims.setSubject(account.subject());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setNotBefore(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + Account.LIFETIME.toSeconds()));
        claims.setJwtId(account.tokenId());
        claims.setStringClaim("email", account.email());
        claims.setStringClaim("name", account.name());
        claims.setStringClaim("sid", account.sessionId());
        return claims;
    }
}
