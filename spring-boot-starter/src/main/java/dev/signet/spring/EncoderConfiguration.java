package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.jwt.SigningKey;
import dev.signet.options.SignetOptions;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtEncoder;

/** The encoder, where there is a key: one of the application, that of the engine, or the secret that is shared. */
@Configuration(proxyBeanMethods = false)
@Conditional(EncoderConfiguration.HasKey.class)
class EncoderConfiguration {

    static final class HasKey extends AnyNestedCondition {

        HasKey() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(SigningKey.class)
        static final class Own {}

        @ConditionalOnBean(Signet.class)
        static final class OfTheEngine {}

        @Conditional(OnSharedSecret.class)
        static final class Shared {}
    }

    @Bean
    @ConditionalOnMissingBean(JwtEncoder.class)
    SignetJwtEncoder signetJwtEncoder(
            ObjectProvider<SigningKey> own,
            ObjectProvider<Signet> engine,
            SignetSettings settings,
            SignetProperties properties) {
        Signet signet = engine.getIfAvailable();
        if (signet != null) {
            SignetOptions options = signet.options();
            return new SignetJwtEncoder(
                    own.getIfAvailable(signet.accessTokens()::signingKey),
                    options.issuer(),
                    options.audience(),
                    options.jwt().expiresIn(),
                    InstantSource.system());
        }
        return new SignetJwtEncoder(
                own.getIfAvailable(() -> settings.sharedSecrets().current()),
                SignetSettings.required("signet.jwt.issuer", properties.jwt().issuer()),
                SignetSettings.required("signet.jwt.audience", properties.jwt().audience()),
                properties.jwt().expiresIn(),
                InstantSource.system());
    }
}
