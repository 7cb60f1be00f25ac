package dev.signet.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Brings Signet into an application: the engine (see {@link OnEngine}), and in any
 * case the verification of tokens. An application's own beans take precedence.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SignetProperties.class)
@Import({MailConfiguration.class, EngineConfiguration.class, VerifierConfiguration.class, WebConfiguration.class})
public class SignetAutoConfiguration {

    /** Spring makes it. */
    public SignetAutoConfiguration() {}

    @Bean
    SignetSettings signetSettings(SignetProperties properties, ConfigurableEnvironment environment) {
        KnownKeys.check(environment);
        return new SignetSettings(properties, environment);
    }
}
