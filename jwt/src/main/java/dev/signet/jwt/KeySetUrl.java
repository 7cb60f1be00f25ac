package dev.signet.jwt;

import dev.signet.jwt.FetchFailure.Kind;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a key set is fetched from, and where redirects may lead. Keys are only as good as their way here: it is TLS or
 * does not leave the machine. Immutable.
 */
final class KeySetUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final URI url;
    private final Set<String> redirectHosts;

    /**
     * @param redirectHosts hosts besides that of the URL where redirects may lead, in lower case
     * @throws IllegalArgumentException unless the URL is {@code https}, or {@code http} on the loopback interface
     */
    KeySetUrl(URI url, Set<String> redirectHosts) {
        if (!isSafe(url)) {
            throw new IllegalArgumentException("A JWK Set URL must be https (http only on the loopback interface), "
                    + "without user name and fragment");
        }
        this.url = url;
        this.redirectHosts = redirectHosts;
    }

    URI url() {
        return url;
    }

    /** The next URL after a redirect. Security rule: a redirect leads nowhere the caller did not agree to. */
    URI redirect(URI from, String location) throws FetchException {
        URI next;
        try {
            next = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        boolean downgrade = isHttps(from) && !isHttps(next);
        if (location.isEmpty() || !isSafe(next) || downgrade || !isAgreed(next)) {
            throw refused();
        }
        return next;
    }

    private boolean isAgreed(URI next) {
        boolean same = host(next).equals(host(url)) && port(next) == port(url);
        return same || (port(next) == HTTPS_PORT && redirectHosts.contains(host(next)));
    }

    private static boolean isSafe(URI url) {
        String host = host(url);
        boolean local = scheme(url).equals("http") && LOOPBACK.contains(host);
        return (isHttps(url) || local)
                && !host.isEmpty()
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null;
    }

    private static boolean isHttps(URI url) {
        return scheme(url).equals("https");
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isHttps(url) ? HTTPS_PORT : HTTP_PORT;
    }

    private static FetchException refused() {
        return new FetchException(Kind.REDIRECT, "A redirect leads to a place that is not allowed");
    }
}
