package dev.signet.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * The routes of {@code signet.protect}, in the patterns of Spring MVC. Where an application may read a path in more
 * than one way, one way that is protected is enough: case and a slash at the end don't count, nor does it whether the
 * pattern begins at the server, at the application or at its servlet (CVE-2026-22753). Immutable.
 */
final class ProtectedPaths {

    private static final List<String> AMBIGUOUS =
            List.of("//", "\\", ";", "%2f", "%5c", "%2e", "%25", "%00", "%3b", "/./", "/../");

    private final List<PathPattern> patterns;

    /**
     * Protects these.
     *
     * @throws IllegalArgumentException naming the pattern that can't be
     */
    ProtectedPaths(List<String> patterns) {
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        this.patterns = patterns.stream().map(text -> parse(parser, text)).toList();
    }

    /**
     * Whether a path is spelled in a way that this match and a later one could read differently. Such requests are
     * refused, so that no spelling leads around the protection.
     */
    boolean isAmbiguous(HttpServletRequest request) {
        if (patterns.isEmpty()) {
            return false;
        }
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        return AMBIGUOUS.stream().anyMatch(path::contains)
                || path.endsWith("/.")
                || path.endsWith("/..")
                || pathInServlet(request).isEmpty();
    }

    /** Whether a request needs a token. */
    boolean contains(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String inApplication = uri.substring(request.getContextPath().length());
        return Stream.concat(Stream.of(uri, inApplication), pathInServlet(request).stream())
                .flatMap(path -> Stream.of(path, withoutSlashAtEnd(path)))
                .map(PathContainer::parsePath)
                .anyMatch(path -> patterns.stream().anyMatch(pattern -> pattern.matches(path)));
    }

    /** Empty when the way to the servlet is spelled so that Spring itself can't tell where its paths begin. */
    private static Optional<String> pathInServlet(HttpServletRequest request) {
        try {
            return Optional.of(ServletRequestPathUtils.parse(request)
                    .pathWithinApplication()
                    .value());
        } catch (IllegalArgumentException unclear) {
            return Optional.empty();
        }
    }

    private static String withoutSlashAtEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static PathPattern parse(PathPatternParser parser, String text) {
        if (!text.startsWith("/")) {
            // It would match no path at all, and protect nothing.
            throw new IllegalArgumentException(
                    "signet.protect has \"" + text + "\"; a pattern begins with a slash, as /api/**.");
        }
        try {
            return parser.parse(text);
        } catch (PatternParseException malformed) {
            throw new IllegalArgumentException(
                    "signet.protect has \"" + text + "\", which is not a pattern of Spring MVC: "
                            + malformed.getMessage(),
                    malformed);
        }
    }
}
