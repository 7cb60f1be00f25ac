package dev.signet.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Looks for a token in each request, and stops those that need one and have none. It looks again when the application
 * forwards a request, because the route it leads to may be a protected one.
 */
final class TokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient TokenAuthenticator authenticator;
    private final transient ProtectedPaths paths;

    TokenFilter(TokenAuthenticator authenticator, ProtectedPaths paths) {
        this.authenticator = authenticator;
        this.paths = paths;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (paths.isAmbiguous(request)) {
            Servlets.write(Refusal.AMBIGUOUS_PATH.response(), response);
            return;
        }
        Identity identity = Identity.of(request).orElseGet(() -> authenticate(request));
        if (paths.contains(request) && !(identity instanceof Identity.Known)) {
            Servlets.write(AuthenticationRequired.refusalOf(identity).response(), response);
            return;
        }
        request.setAttribute(Identity.ATTRIBUTE, identity);
        Servlets.forbidSniffing(response);
        if (identity instanceof Identity.Known) {
            // What one caller may see must not lie in a cache for the next; a controller can say otherwise.
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }

    private Identity authenticate(HttpServletRequest request) {
        return authenticator.authenticate(request.getMethod(), Servlets.headers(request));
    }
}
