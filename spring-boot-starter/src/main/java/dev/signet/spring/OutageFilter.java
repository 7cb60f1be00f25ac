package dev.signet.spring;

import dev.signet.jwt.JwtException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Answers 503 when Spring Security could not verify a token because the keys can't be had. Left alone, the exception would
 * lead to the error page, which needs a caller as every page does, so that the client would read 401 and sign its user out.
 */
final class OutageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException failed) {
            if (!isOutage(failed) || response.isCommitted()) {
                throw failed;
            }
            LOG.warn("A request was answered 503: {}", failed.getMessage());
            response.resetBuffer();
            Servlets.write(Refusal.KEYS_UNAVAILABLE.response(), response);
        }
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtException refused) {
                return refused.reason() == JwtException.Reason.KEYS_UNAVAILABLE;
            }
        }
        return false;
    }
}
