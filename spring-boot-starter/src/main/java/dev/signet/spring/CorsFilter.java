package dev.signet.spring;

import dev.signet.http.TrustedOrigins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of trusted origins read responses to credentialed requests (the CORS protocol of the Fetch standard), on
 * the engine and on the application alike. An origin is named only if it is trusted, one at a time, never by a wildcard.
 * A request of another origin goes on without permission to be read: the origin check decides about it.
 */
final class CorsFilter extends OncePerRequestFilter {

    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String HEADERS = "Authorization, Content-Type";
    private static final String EXPOSED = "set-auth-jwt, X-Retry-After, Retry-After, WWW-Authenticate, Location";
    private static final String PREFLIGHT_SECONDS = "600";

    private final TrustedOrigins trusted;

    CorsFilter(TrustedOrigins trusted) {
        this.trusted = trusted;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        boolean permitted = origin != null && trusted.trusts(origin);
        if (permitted) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        boolean preflight = request.getMethod().equals("OPTIONS")
                && origin != null
                && request.getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            answerPreflight(permitted, response);
            return;
        }
        if (permitted) {
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        chain.doFilter(request, response);
    }

    private static void answerPreflight(boolean permitted, HttpServletResponse response) {
        if (!permitted) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", HEADERS);
        response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
