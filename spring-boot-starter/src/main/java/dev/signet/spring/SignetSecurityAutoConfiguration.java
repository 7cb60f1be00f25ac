package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.jwt.JwtVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Signet in an application with Spring Security's resource server: its {@code oauth2ResourceServer().jwt()} verifies tokens
 * by Signet. An application's own decoder, encoder or converter takes precedence.
 */
@AutoConfiguration(
        after = SignetAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ConditionalOnClass(JwtAuthenticationConverter.class)
@ConditionalOnBean(SignetSettings.class)
@Import(EncoderConfiguration.class)
public class SignetSecurityAutoConfiguration {

    /** Spring makes it. */
    public SignetSecurityAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    SignetJwtDecoder signetJwtDecoder(JwtVerifier verifier, ObjectProvider<OAuth2TokenValidator<Jwt>> validators) {
        return new SignetJwtDecoder(verifier, validators.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(NoClaimNamedElsewhere.class)
    JwtAuthenticationConverter signetJwtAuthenticationConverter(SignetProperties properties) {
        SignetProperties.Authorities names = properties.authorities();
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                new SignetAuthoritiesConverter(names.scopes(), names.roles(), names.permissions()));
        return converter;
    }

    @Bean
    @ConditionalOnBean(Signet.class)
    @ConditionalOnMissingBean(BearerTokenResolver.class)
    CookieBearerTokenResolver signetBearerTokenResolver() {
        return new CookieBearerTokenResolver();
    }

    @Bean
    FilterRegistrationBean<OutageFilter> signetOutageFilter() {
        return FilterOrder.OUTAGE.register(new OutageFilter());
    }
}
