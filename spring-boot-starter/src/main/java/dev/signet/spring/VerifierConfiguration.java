package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.RemoteKeySet;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Verifies tokens: those of the engine in this application, or those of another issuer. */
@Configuration(proxyBeanMethods = false)
class VerifierConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JwtVerifier signetJwtVerifier(
            ObjectProvider<Signet> engine,
            SignetSettings settings,
            SignetProperties properties,
            Environment environment) {
        Signet signet = engine.getIfAvailable();
        if (signet != null) {
            return signet.accessTokens().verifier();
        }
        SignetProperties.Jwt jwt = properties.jwt();
        boolean hasOwnKeys = !settings.tokenSecrets().isEmpty() || jwt.jwksUrl() != null;
        return ResourceServerProperties.find(environment)
                .filter(others -> !hasOwnKeys)
                .map(others -> new ResourceServerVerifier(others, InstantSource.system()).build())
                .orElseGet(() -> ofAnotherIssuer(settings, jwt));
    }

    private static JwtVerifier ofAnotherIssuer(SignetSettings settings, SignetProperties.Jwt jwt) {
        JwtVerifier.Builder verifier = JwtVerifier.builder()
                .issuer(SignetSettings.required("signet.jwt.issuer", jwt.issuer()))
                .audience(SignetSettings.required("signet.jwt.audience", jwt.audience()));
        URI jwksUrl = jwt.jwksUrl();
        if (jwksUrl == null) {
            return verifier.keys(settings.sharedSecrets())
                    .algorithms(JwsAlgorithm.HS256)
                    .build();
        }
        if (jwt.algorithm().isSymmetric()) {
            throw new IllegalArgumentException("signet.jwt.jwks-url serves public keys, and "
                    + jwt.algorithm().wireName()
                    + " has none. Set signet.jwt.algorithm to RS256, ES256 or EdDSA.");
        }
        return verifier.keys(remoteKeys(jwksUrl)).algorithms(jwt.algorithm()).build();
    }

    private static RemoteKeySet remoteKeys(URI url) {
        try {
            return RemoteKeySet.builder(url).build();
        } catch (IllegalArgumentException unsafe) {
            throw new IllegalArgumentException(
                    "signet.jwt.jwks-url is \"" + url + "\"; it must begin with https:// (http:// leads to this machine"
                            + " only) and have neither a user name nor a fragment.",
                    unsafe);
        }
    }
}
