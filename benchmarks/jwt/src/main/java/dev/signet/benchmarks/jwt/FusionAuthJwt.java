package dev.signet.benchmarks.jwt;

import dev.signet.jwt.JwsAlgorithm;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.JWTEncoder;
import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECSigner;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.ed.EdDSASigner;
import io.fusionauth.jwt.ed.EdDSAVerifier;
import io.fusionauth.jwt.hmac.HMACSigner;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSASigner;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** fusionauth-jwt. It checks the times; issuer and audience are left to its user. */
final class FusionAuthJwt implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        Verifier verifier = switch (key.algorithm()) {
            case HS256 -> HMACVerifier.newVerifier(key.secret());
            case RS256 -> RSAVerifier.newVerifier((PublicKey) key.verifying());
            case ES256 -> ECVerifier.newVerifier((PublicKey) key.verifying());
            case EDDSA -> EdDSAVerifier.newVerifier((PublicKey) key.verifying());
            default -> throw key.unsupported(this);
        };
        JWTDecoder decoder = JWT.getDecoder();
        return token -> {
            JWT jwt = decoder.decode(token, verifier);
            if (!Account.ISSUER.equals(jwt.issuer) || !Account.AUDIENCE.equals(jwt.audience)) {
                throw new IllegalArgumentException("Another issuer or audience");
            }
            return new Caller(jwt.subject, jwt.getString("email"));
        };
    }

    /** It knows the new name only. */
    @Override
    public String algorithmName(KeyMaterial key) {
        return key.algorithm() == JwsAlgorithm.EDDSA
                ? "Ed25519"
                : key.algorithm().wireName();
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        Signer signer = switch (key.algorithm()) {
            case HS256 -> HMACSigner.newSHA256Signer(key.secret(), KeyMaterial.KID);
            case RS256 -> RSASigner.newSHA256Signer((PrivateKey) key.signing(), KeyMaterial.KID);
            case ES256 -> ECSigner.newSHA256Signer((PrivateKey) key.signing(), KeyMaterial.KID);
            case EDDSA -> EdDSASigner.newSigner((PrivateKey) key.signing(), KeyMaterial.KID);
            default -> throw key.unsupported(this);
        };
        JWTEncoder encoder = JWT.getEncoder();
        return account -> encoder.encode(claims(account), signer);
    }

    private static JWT claims(Account account) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new JWT()
                .setIssuer(Account.ISSUER)
                .setAudience(Account.AUDIENCE)
                .setSubject(account.subject())
                .setIssuedAt(now)
                .setNotBefore(now)
                .setExpiration(now.plus(Account.LIFETIME))
                .setUniqueId(account.tokenId())
                .addClaim("email", account.email())
                .addClaim("name", account.name())
                .addClaim("sid", account.sessionId());
    }
}
