package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.crypto.SecretRules;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.RemoteKeySet;
import dev.signet.jwt.SigningKey;
import dev.signet.options.SecretOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Verifies tokens: those of the engine in this application, or those of another issuer. */
@Configuration(proxyBeanMethods = false)
class VerifierConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JwtVerifier signetJwtVerifier(ObjectProvider<Signet> engine, SignetSettings settings, SignetProperties properties) {
        Signet signet = engine.getIfAvailable();
        return signet == null
                ? ofAnotherIssuer(settings, properties.jwt())
                : signet.accessTokens().verifier();
    }

    private static JwtVerifier ofAnotherIssuer(SignetSettings settings, SignetProperties.Jwt jwt) {
        JwtVerifier.Builder verifier = JwtVerifier.builder()
                .issuer(required("signet.jwt.issuer", jwt.issuer()))
                .audience(required("signet.jwt.audience", jwt.audience()));
        URI jwksUrl = jwt.jwksUrl();
        if (jwksUrl == null) {
            return verifier.key(sharedSecret(settings, jwt).verificationKey()).build();
        }
        if (jwt.algorithm().isSymmetric()) {
            throw new IllegalArgumentException("signet.jwt.jwks-url serves public keys, and "
                    + jwt.algorithm().wireName()
                    + " has none. Set signet.jwt.algorithm to RS256, ES256 or EdDSA.");
        }
        return verifier.keys(remoteKeys(jwksUrl))
                .algorithms(jwt.algorithm())
                .build();
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

    private static SigningKey sharedSecret(SignetSettings settings, SignetProperties.Jwt jwt) {
        if (jwt.algorithm().isSymmetric() && jwt.algorithm() != JwsAlgorithm.HS256) {
            throw new IllegalArgumentException(
                    "signet.jwt.algorithm is " + jwt.algorithm().wireName() + ": a shared secret signs by HS256 here.");
        }
        if (jwt.algorithm() != JwsAlgorithm.HS256) {
            throw new IllegalArgumentException("signet.jwt.algorithm is "
                    + jwt.algorithm().wireName() + ": say in signet.jwt.jwks-url where the public keys are.");
        }
        String secret = settings.tokenSecret()
                .orElseThrow(() -> new IllegalArgumentException(SecretOptions.TOKEN_VARIABLE
                        + " is not set. An application that only verifies tokens needs the secret that signs them, or"
                        + " signet.jwt.jwks-url."));
        SecretRules.check(SecretOptions.TOKEN_VARIABLE, secret);
        return SigningKey.hmac(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(String key, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    key + " is not set. An application that only verifies tokens has to know whose they are.");
        }
        return value;
    }
}
