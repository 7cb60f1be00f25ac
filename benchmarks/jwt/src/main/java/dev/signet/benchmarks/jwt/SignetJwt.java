package dev.signet.benchmarks.jwt;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.KeySet;
import dev.signet.jwt.KeySource;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerificationKey;
import dev.signet.jwt.VerifiedJwt;
import java.security.PublicKey;
import java.time.Instant;

/** {@code dev.signet:signet-jwt}. */
final class SignetJwt implements Library {
    /** Every token is verified anew: what it saves to know a token already is measured by {@link VerifyRepeated}. */
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        return reading(rules(key.algorithm(), KeySet.of(verificationKey(key)))
                .cacheSize(0)
                .build());
    }

    /** With the defaults of the builder. */
    TokenVerifier defaultVerifier(KeyMaterial key) {
        return reading(rules(key.algorithm(), KeySet.of(verificationKey(key))).build());
    }

    static JwtVerifier.Builder rules(JwsAlgorithm algorithm, KeySource keys) {
        return JwtVerifier.builder()
                .keys(keys)
                .algorithms(algorithm)
                .issuer(Account.ISSUER)
                .audience(Account.AUDIENCE);
    }

    static TokenVerifier reading(JwtVerifier verifier) {
        return token -> {
            VerifiedJwt jwt = verifier.verify(token);
            return new Caller(jwt.subject().orElseThrow(), jwt.string("email").orElseThrow());
        };
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        JwtIssuer issuer = JwtIssuer.builder(signingKey(key))
                .issuer(Account.ISSUER)
                .audience(Account.AUDIENCE)
                .lifetime(Account.LIFETIME)
                .type("JWT")
                .build();
        return account -> issuer.issue(JwtClaims.builder()
                .subject(account.subject())
                .id(account.tokenId())
                .notBefore(Instant.ofEpochSecond(Instant.now().getEpochSecond()))
                .claim("email", account.email())
                .claim("name", account.name())
                .claim("sid", account.sessionId())
                .build());
    }

    static VerificationKey verificationKey(KeyMaterial key) {
        return key.algorithm() == JwsAlgorithm.HS256
                ? VerificationKey.hmac(key.secret(), KeyMaterial.KID)
                : VerificationKey.of(key.algorithm(), (PublicKey) key.verifying(), KeyMaterial.KID);
    }

    private static SigningKey signingKey(KeyMaterial key) {
        return key.algorithm() == JwsAlgorithm.HS256
                ? SigningKey.hmac(key.secret(), KeyMaterial.KID)
                : SigningKey.of(key.algorithm(), key.pair(), KeyMaterial.KID);
    }
}
