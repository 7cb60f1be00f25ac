package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.http.CookieNames;
import dev.signet.http.OriginPolicy;
import dev.signet.http.TrustedOrigins;
import dev.signet.jwt.JwtVerifier;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What happens to a request before a controller sees it, and how the controller receives the caller. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Bean
    FilterRegistrationBean<CorsFilter> signetCorsFilter(ObjectProvider<Signet> engine, SignetSettings settings) {
        return FilterOrder.CORS.register(new CorsFilter(trustedOrigins(engine, settings)));
    }

    @Bean
    FilterRegistrationBean<TokenFilter> signetTokenFilter(
            JwtVerifier verifier, ObjectProvider<Signet> engine, SignetSettings settings) {
        TokenAuthenticator authenticator = new TokenAuthenticator(
                verifier,
                cookieNames(engine, settings).accessToken(),
                new OriginPolicy(trustedOrigins(engine, settings)));
        FilterRegistrationBean<TokenFilter> registration =
                FilterOrder.TOKEN.register(new TokenFilter(authenticator, settings.protectedPaths()));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD);
        return registration;
    }

    /** An engine in this application knows best, also when the application has made it by itself. */
    private static TrustedOrigins trustedOrigins(ObjectProvider<Signet> engine, SignetSettings settings) {
        Signet signet = engine.getIfAvailable();
        return signet == null ? settings.trustedOrigins() : signet.options().trustedOrigins();
    }

    private static CookieNames cookieNames(ObjectProvider<Signet> engine, SignetSettings settings) {
        Signet signet = engine.getIfAvailable();
        return signet == null ? settings.cookieNames() : signet.options().cookieNames();
    }

    @Bean
    RefusalAdvice signetRefusalAdvice() {
        return new RefusalAdvice();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CurrentUserResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AuthenticatedInterceptor()).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
