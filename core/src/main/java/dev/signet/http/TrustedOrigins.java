package dev.signet.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The origins whose pages may call the engine, and the addresses it may redirect to. Immutable.
 *
 * <p>An entry is an origin ({@code https://app.example.com}), or one with wildcards in its host
 * ({@code https://*.example.com}, where {@code *} stands for one or more characters of host labels and {@code ?} for
 * one). Where an entry has digits, dots and wildcards alone, as {@code http://192.168.*.*:3000}, only addresses match.
 * Hosts are compared after parsing, never as string prefixes.
 */
public final class TrustedOrigins {

    private record Entry(String scheme, HostPattern host, int port) {}

    private static final Pattern ENTRY =
            Pattern.compile("(https?)://([A-Za-z0-9.*?-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");

    private final List<Entry> entries;
    private final List<String> texts;

    /**
     * Trusts these.
     *
     * @throws IllegalArgumentException naming the entry that is not an origin
     */
    public TrustedOrigins(List<String> origins) {
        this.texts = List.copyOf(origins);
        this.entries = origins.stream().map(TrustedOrigins::entry).toList();
    }

    /** Whether this value of the header field {@code Origin} is trusted. */
    public boolean trusts(String origin) {
        return parse(origin).filter(this::matches).isPresent();
    }

    /**
     * Whether a redirect may lead there: a path of this site, or an address whose origin is trusted. Refused are
     * scheme-relative addresses, backslashes, control characters, user information and encoded slashes at the start.
     */
    public boolean allowsRedirect(String target) {
        if (target.isEmpty() || target.chars().anyMatch(c -> c < ' ' || c == 127 || c == '\\')) {
            return false;
        }
        if (target.charAt(0) == '/') {
            String lower = target.toLowerCase(Locale.ROOT);
            return !lower.startsWith("//") && !lower.startsWith("/%2f") && !lower.startsWith("/%5c");
        }
        return parse(target).filter(this::matches).isPresent();
    }

    /** Those of them that name one origin. */
    public TrustedOrigins withoutWildcards() {
        return new TrustedOrigins(texts.stream()
                .filter(text -> !text.contains("*") && !text.contains("?"))
                .toList());
    }

    /** The entries as they were given. */
    public List<String> asList() {
        return texts;
    }

    /** The origin of an address: scheme, host and, unless it is the scheme's own, the port. */
    public static String originOf(URI uri) {
        int port = uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                + (port == -1 || port == defaultPort(uri.getScheme()) ? "" : ":" + port);
    }

    private boolean matches(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = effectivePort(uri);
        return entries.stream()
                .anyMatch(entry -> entry.scheme().equalsIgnoreCase(uri.getScheme())
                        && entry.port() == port
                        && entry.host().matches(host));
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Entry entry(String text) {
        var matcher = ENTRY.matcher(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!matcher.matches() || matcher.group(2).matches("[*?.]+")) {
            throw new IllegalArgumentException(
                    "The trusted origin \"" + text
                            + "\" is not an origin. Write scheme and host, as https://app.example.com or https://*.example.com.");
        }
        String scheme = matcher.group(1);
        int port = matcher.group(3) == null
                ? defaultPort(scheme)
                : Integer.parseInt(matcher.group(3).substring(1));
        return new Entry(scheme, new HostPattern(matcher.group(2).toLowerCase(Locale.ROOT)), port);
    }

    private static int effectivePort(URI uri) {
        return uri.getPort() == -1 ? defaultPort(uri.getScheme()) : uri.getPort();
    }

    private static int defaultPort(String scheme) {
        return "https".equalsIgnoreCase(scheme) ? 443 : 80;
    }
}
