package dev.signet.benchmarks.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/** Nimbus JOSE+JWT, one step after the other. Its Ed25519 is that of Tink. */
final class NimbusLowLevel implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) throws JOSEException {
        JWSVerifier signature = switch (key.algorithm()) {
            case HS256 -> new MACVerifier(key.secret());
            case RS256 -> new RSASSAVerifier((RSAPublicKey) key.verifying());
            case ES256 -> new ECDSAVerifier((ECPublicKey) key.verifying());
            case EDDSA -> new Ed25519Verifier(NimbusKeys.ed25519(key).toPublicJWK());
            default -> throw key.unsupported(this);
        };
        DefaultJWTClaimsVerifier<SecurityContext> rules = claimRules();
        return token -> {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(signature)) {
                throw new JOSEException("The signature does not match");
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            rules.verify(claims, null);
            return new Caller(claims.getSubject(), claims.getStringClaim("email"));
        };
    }

    static DefaultJWTClaimsVerifier<SecurityContext> claimRules() {
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(Account.ISSUER).build();
        return new DefaultJWTClaimsVerifier<>(Account.AUDIENCE, exact, Set.of("exp"));
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) throws JOSEException {
        JWSSigner signer = switch (key.algorithm()) {
            case HS256 -> new MACSigner(key.secret());
            case RS256 -> new RSASSASigner((PrivateKey) key.signing());
            case ES256 -> new ECDSASigner((ECPrivateKey) key.signing());
            case EDDSA -> new Ed25519Signer(NimbusKeys.ed25519(key));
            default -> throw key.unsupported(this);
        };
        JWSHeader header = NimbusKeys.header(key);
        return account -> {
            SignedJWT jwt = new SignedJWT(header, claims(account));
            jwt.sign(signer);
            return jwt.serialize();
        };
    }

    private static JWTClaimsSet claims(Account account) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(Account.ISSUER)
                .audience(Account.AUDIENCE)
                .subject(account.subject())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Account.LIFETIME)))
                .jwtID(account.tokenId())
                .claim("email", account.email())
                .claim("name", account.name())
                .claim("sid", account.sessionId())
                .build();
    }
}
