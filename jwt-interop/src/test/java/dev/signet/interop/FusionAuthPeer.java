package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import io.fusionauth.jwks.domain.JSONWebKey;
import io.fusionauth.jwt.InvalidJWTException;
import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECSigner;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.ed.EdDSASigner;
import io.fusionauth.jwt.ed.EdDSAVerifier;
import io.fusionauth.jwt.hmac.HMACSigner;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAPSSSigner;
import io.fusionauth.jwt.rsa.RSAPSSVerifier;
import io.fusionauth.jwt.rsa.RSASigner;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/** fusionauth-jwt: JCA keys. It checks no issuer and no audience, so the caller does, as here. */
final class FusionAuthPeer implements Peer {
    @Override
    public String name() {
        return "fusionauth-jwt";
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return TestKey.family(algorithm) == TestKey.Family.ED25519
                ? Support.issuesOnly("calls the algorithm `Ed25519` and knows no `EdDSA`")
                : Support.BOTH;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) throws Exception {
        JWT jwt = new JWT();
        claims.forEach((name, value) -> add(jwt, name, value));
        return JWT.getEncoder().encode(jwt, signer(key));
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) throws Exception {
        Map<String, ?> claims = JWT.getDecoder().decode(token, verifier(key)).getAllClaims();
        if (!ISSUER.equals(claims.get("iss")) || !AUDIENCE.equals(claims.get("aud"))) {
            throw new InvalidJWTException("The token is from another issuer or for another audience", null);
        }
        return claims;
    }

    @Override
    public Optional<String> publicJwk(TestKey key) throws Exception {
        if (key.family() == TestKey.Family.HMAC) {
            return Optional.empty();
        }
        JSONWebKey jwk = JSONWebKey.build(key.publicKey());
        jwk.alg = signer(key).getAlgorithm();
        return Optional.of(jwk.toJSON());
    }

    private static void add(JWT jwt, String name, Object value) {
        switch (name) {
            case "iss" -> jwt.setIssuer((String) value);
            case "aud" -> jwt.setAudience(value);
            case "sub" -> jwt.setSubject((String) value);
            case "jti" -> jwt.setUniqueId((String) value);
            case "iat" -> jwt.setIssuedAt(time(value));
            case "exp" -> jwt.setExpiration(time(value));
            default -> jwt.addClaim(name, value);
        }
    }

    private static ZonedDateTime time(Object seconds) {
        return Instant.ofEpochSecond(((Number) seconds).longValue()).atZone(ZoneOffset.UTC);
    }

    private static Verifier verifier(TestKey key) throws GeneralSecurityException {
        if (key.family() == TestKey.Family.HMAC) {
            return HMACVerifier.newVerifier(key.secret());
        }
        PublicKey publicKey = key.publicKey();
        return switch (key.family()) {
            case EC -> ECVerifier.newVerifier(publicKey);
            case ED25519 -> EdDSAVerifier.newVerifier(publicKey);
            default ->
                key.name().startsWith("PS")
                        ? RSAPSSVerifier.newVerifier(publicKey)
                        : RSAVerifier.newVerifier(publicKey);
        };
    }

    private static Signer signer(TestKey key) throws GeneralSecurityException {
        if (key.family() == TestKey.Family.HMAC) {
            return hmac(key);
        }
        PrivateKey privateKey = key.privateKey();
        return switch (key.name()) {
            case "RS256" -> RSASigner.newSHA256Signer(privateKey);
            case "RS384" -> RSASigner.newSHA384Signer(privateKey);
            case "RS512" -> RSASigner.newSHA512Signer(privateKey);
            case "PS256" -> RSAPSSSigner.newSHA256Signer(privateKey);
            case "PS384" -> RSAPSSSigner.newSHA384Signer(privateKey);
            case "PS512" -> RSAPSSSigner.newSHA512Signer(privateKey);
            case "ES256" -> ECSigner.newSHA256Signer(privateKey);
            case "ES384" -> ECSigner.newSHA384Signer(privateKey);
            case "ES512" -> ECSigner.newSHA512Signer(privateKey);
            default -> EdDSASigner.newSigner(privateKey);
        };
    }

    private static Signer hmac(TestKey key) {
        return switch (TestKey.bits(key.algorithm())) {
            case 256 -> HMACSigner.newSHA256Signer(key.secret());
            case 384 -> HMACSigner.newSHA384Signer(key.secret());
            default -> HMACSigner.newSHA512Signer(key.secret());
        };
    }
}
