package dev.signet.benchmarks.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.signet.jwt.JwsAlgorithm;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Spring Security's {@code NimbusJwtDecoder} and {@code NimbusJwtEncoder}, which have no EdDSA. */
final class SpringJwt implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        NimbusJwtDecoder decoder = switch (key.algorithm()) {
            case HS256 ->
                NimbusJwtDecoder.withSecretKey((SecretKey) key.verifying())
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build();
            case RS256 ->
                NimbusJwtDecoder.withPublicKey((RSAPublicKey) key.verifying()).build();
            case ES256 -> new NimbusJwtDecoder(processor(key));
            default -> throw key.unsupported(this);
        };
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(new JwtIssuerValidator(Account.ISSUER), new JwtAudienceValidator(Account.AUDIENCE))));
        return token -> {
            Jwt jwt = decoder.decode(token);
            return new Caller(jwt.getSubject(), jwt.getClaimAsString("email"));
        };
    }

    /** What {@code withPublicKey} builds for an RSA key; there is no such method for an EC key. */
    private static DefaultJWTProcessor<SecurityContext> processor(KeyMaterial key) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(NimbusKeys.algorithm(key), key.verifying()));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        if (key.algorithm() == JwsAlgorithm.EDDSA) {
            throw key.unsupported(this);
        }
        JwtEncoder encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(NimbusKeys.jwk(key))));
        JwsHeader header = JwsHeader.with(() -> key.algorithm().wireName())
                .keyId(KeyMaterial.KID)
                .type("JWT")
                .build();
        return account -> encoder.encode(JwtEncoderParameters.from(header, claims(account)))
                .getTokenValue();
    }

    private static JwtClaimsSet claims(Account account) {
        Instant now = Instant.now();
        return JwtClaimsSet.builder()
                .issuer(Account.ISSUER)
                .audience(List.of(Account.AUDIENCE))
                .subject(account.subject())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(Account.LIFETIME))
                .id(account.tokenId())
                .claim("email", account.email())
                .claim("name", account.name())
                .claim("sid", account.sessionId())
                .build();
    }
}
