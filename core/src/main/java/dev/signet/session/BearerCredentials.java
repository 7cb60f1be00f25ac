package dev.signet.session;

import dev.signet.crypto.CookieSigner;
import dev.signet.http.Cookies;
import dev.signet.http.HttpRequest;
import dev.signet.options.BearerTokens;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Session tokens that come as {@code Authorization: Bearer} (RFC 6750 section 2.1) instead of in a cookie. Whatever is not
 * one, as an access token, is passed over. Thread-safe.
 */
final class BearerCredentials {

    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([\\w.~+/%=-]{1,4096})");

    /** As {@link SessionTokens#create} makes them: whatever else programs send is no session token. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{32}");

    private final BearerTokens accepted;
    private final CookieSigner signer;

    BearerCredentials(BearerTokens accepted, CookieSigner signer) {
        this.accepted = accepted;
        this.signer = signer;
    }

    /** Whether they are accepted at all. */
    boolean isOn() {
        return accepted != BearerTokens.OFF;
    }

    /** The token with its signature, as it would stand in the cookie. */
    Optional<String> signedToken(HttpRequest request) {
        return isOn() ? request.header("authorization").flatMap(this::signedToken) : Optional.empty();
    }

    private Optional<String> signedToken(String header) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String sent = matcher.group(1);
        if (accepted == BearerTokens.UNSIGNED && TOKEN.matcher(sent).matches()) {
            return Optional.of(signer.sign(sent));
        }
        // Clients send it as the header brought it, or as it stands in the cookie, percent-encoded.
        return Cookies.parse(List.of("token=" + sent))
                .value("token")
                .filter(signed -> signer.open(signed).isPresent());
    }
}
