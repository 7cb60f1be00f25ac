package dev.signet.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Lets Spring Security see the token that {@link TokenFilter} has found in the engine's cookie, so that a browser that is
 * signed in is signed in there too. Security rule: Spring Security asks for no CSRF token where this finds one, so it finds
 * one in a cookie only where the filter has passed the page that sent the request.
 */
final class CookieBearerTokenResolver implements BearerTokenResolver {

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String token = header.resolve(request);
        return token == null
                ? Identity.of(request).map(CookieBearerTokenResolver::known).orElse(null)
                : token;
    }

    private static @Nullable String known(Identity identity) {
        return identity instanceof Identity.Known caller ? caller.token() : null;
    }
}
