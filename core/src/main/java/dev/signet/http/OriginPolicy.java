package dev.signet.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Judges which page sent a request, by {@code Origin}, {@code Referer} and {@code Sec-Fetch-Site}: the defence against
 * cross-site request forgery for whatever is authenticated by a cookie. Immutable.
 */
public final class OriginPolicy {

    /** What a request's header fields say. */
    public enum Verdict {
        /** A trusted page sent it. */
        TRUSTED,
        /** They don't say which page sent it. */
        MISSING,
        /** A page that is not trusted sent it. */
        UNTRUSTED
    }

    private final TrustedOrigins trusted;

    /** Trusts these origins. */
    public OriginPolicy(TrustedOrigins trusted) {
        this.trusted = trusted;
    }

    /** Which page sent this request. */
    public Verdict judge(Headers headers) {
        Optional<String> origin = origin(headers);
        if (origin.isEmpty()) {
            return Verdict.MISSING;
        }
        return trusted.trusts(origin.get()) ? Verdict.TRUSTED : Verdict.UNTRUSTED;
    }

    private Optional<String> origin(Headers headers) {
        String origin = headers.first("origin").orElse("");
        if (origin.equals("null")) {
            // A page in a sandbox is "null" as well; only the browser's own word makes it ours.
            boolean own = headers.first("sec-fetch-site")
                    .filter("same-origin"::equals)
                    .isPresent();
            return own ? trusted.asList().stream().findFirst() : Optional.empty();
        }
        return origin.isEmpty() ? headers.first("referer").flatMap(OriginPolicy::originOf) : Optional.of(origin);
    }

    private static Optional<String> originOf(String referer) {
        try {
            URI uri = new URI(referer);
            return uri.getHost() == null || uri.getScheme() == null
                    ? Optional.empty()
                    : Optional.of(TrustedOrigins.originOf(uri));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
