package dev.signet.spring;

import dev.signet.Signet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request below the base path to the engine; the application never sees them. */
final class EngineFilter extends OncePerRequestFilter {

    private final Signet signet;
    private final String basePath;

    EngineFilter(Signet signet) {
        this.signet = signet;
        this.basePath = signet.options().basePath();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals(basePath) && !path.startsWith(basePath + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Servlets.write(signet.handle(Servlets.read(request)), response);
    }
}
