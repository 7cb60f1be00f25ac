package dev.signet.interop;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import dev.signet.jwt.JwsAlgorithm;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Spring Security's decoder and encoder as they come: secrets and RSA keys of the JCA, the JWK for ECDSA. */
final class SpringPeer implements Peer {
    @Override
    public String name() {
        return "Spring Security";
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return TestKey.family(algorithm) == TestKey.Family.ED25519 ? Support.none("no EdDSA") : Support.BOTH;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) throws Exception {
        JwsHeader header = key.family() == TestKey.Family.HMAC
                ? JwsHeader.with(mac(key)).build()
                : JwsHeader.with(signature(key)).build();
        JwtClaimsSet.Builder payload = JwtClaimsSet.builder();
        claims.forEach(
                (name, value) -> payload.claim(name, isTime(name) ? Instant.ofEpochSecond((long) value) : value));
        return new NimbusJwtEncoder(new ImmutableJWKSet<SecurityContext>(new JWKSet(NimbusPeer.pair(key))))
                .encode(JwtEncoderParameters.from(header, payload.build()))
                .getTokenValue();
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) throws Exception {
        NimbusJwtDecoder decoder = decoder(key);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(ISSUER),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, aud -> aud.contains(AUDIENCE))));
        return decoder.decode(token).getClaims();
    }

    private static NimbusJwtDecoder decoder(TestKey key) throws Exception {
        return switch (key.family()) {
            case HMAC ->
                NimbusJwtDecoder.withSecretKey(key.secretKey())
                        .macAlgorithm(mac(key))
                        .build();
            case RSA ->
                NimbusJwtDecoder.withPublicKey((RSAPublicKey) key.publicKey())
                        .signatureAlgorithm(signature(key))
                        .build();
            default ->
                NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(JWK.parse(key.jwk()))))
                        .jwsAlgorithm(signature(key))
                        .build();
        };
    }

    private static MacAlgorithm mac(TestKey key) {
        return Objects.requireNonNull(MacAlgorithm.from(key.name()));
    }

    private static SignatureAlgorithm signature(TestKey key) {
        return Objects.requireNonNull(SignatureAlgorithm.from(key.name()));
    }

    private static boolean isTime(String claim) {
        return claim.equals(JwtClaimNames.IAT) || claim.equals(JwtClaimNames.EXP);
    }
}
