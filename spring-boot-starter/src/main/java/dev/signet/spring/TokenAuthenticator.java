package dev.signet.spring;

import dev.signet.http.Cookies;
import dev.signet.http.Headers;
import dev.signet.http.OriginPolicy;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.VerifiedJwt;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who sends a request: by {@code Authorization: Bearer} (RFC 6750 section 2.1), or by the cookie that browsers
 * attach. A token by cookie is good for an unsafe method only if a trusted page sent it. Thread-safe.
 */
final class TokenAuthenticator {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SCHEME = "Bearer";

    private final JwtVerifier verifier;
    private final String cookieName;
    private final OriginPolicy origins;

    TokenAuthenticator(JwtVerifier verifier, String cookieName, OriginPolicy origins) {
        this.verifier = verifier;
        this.cookieName = cookieName;
        this.origins = origins;
    }

    Identity authenticate(String method, Headers headers) {
        List<String> cookies = Cookies.parse(headers.all("cookie")).values(cookieName);
        List<String> bearer = bearerTokens(headers);
        try {
            if (!bearer.isEmpty()) {
                return bearer.size() == 1 ? byBearer(bearer.get(0), cookies) : refuse(Refusal.INVALID_TOKEN);
            }
            return cookies.isEmpty() ? new Identity.Anonymous() : byCookie(method, headers, cookies);
        } catch (JwtException refused) {
            boolean noKeys = refused.reason() == JwtException.Reason.KEYS_UNAVAILABLE;
            return refuse(noKeys ? Refusal.KEYS_UNAVAILABLE : Refusal.INVALID_TOKEN);
        }
    }

    private Identity byBearer(String token, List<String> cookies) {
        VerifiedJwt jwt = verifier.verify(token);
        return nameAnotherUser(cookies, jwt) ? refuse(Refusal.INVALID_TOKEN) : known(jwt, token);
    }

    /** A page on a sibling domain can plant a cookie of the same name, with a token of its own: then nobody is known. */
    private Identity byCookie(String method, Headers headers, List<String> cookies) {
        List<String> good =
                cookies.stream().filter(token -> verified(token).isPresent()).toList();
        String token = good.isEmpty() ? cookies.get(0) : good.get(0);
        VerifiedJwt jwt = verifier.verify(token);
        if (nameAnotherUser(good, jwt)) {
            return refuse(Refusal.INVALID_TOKEN);
        }
        // A WebSocket begins as a GET, and what it does later no method tells.
        boolean reads =
                SAFE_METHODS.contains(method) && headers.first("upgrade").isEmpty();
        if (reads) {
            return known(jwt, token);
        }
        return switch (origins.judge(headers)) {
            case TRUSTED -> known(jwt, token);
            case MISSING -> refuse(Refusal.MISSING_OR_NULL_ORIGIN);
            case UNTRUSTED -> refuse(Refusal.INVALID_ORIGIN);
        };
    }

    /** Tokens of two users in one request are an attempt to confuse somebody; a cookie that has expired is not. */
    private boolean nameAnotherUser(List<String> cookies, VerifiedJwt jwt) {
        return cookies.stream()
                .flatMap(token -> verified(token).stream())
                .anyMatch(other -> !other.subject().equals(jwt.subject()));
    }

    private Optional<VerifiedJwt> verified(String token) {
        try {
            return Optional.of(verifier.verify(token));
        } catch (JwtException refused) {
            return Optional.empty();
        }
    }

    private static List<String> bearerTokens(Headers headers) {
        return headers.all("authorization").stream()
                .filter(value -> value.length() == SCHEME.length() || value.startsWith(" ", SCHEME.length()))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .toList();
    }

    private static Identity known(VerifiedJwt jwt, String token) {
        return jwt.subject()
                .filter(subject -> !subject.isEmpty())
                .<Identity>map(subject -> new Identity.Known(AuthenticatedUser.of(jwt, subject), token))
                .orElseGet(() -> refuse(Refusal.INVALID_TOKEN));
    }

    private static Identity refuse(Refusal refusal) {
        return new Identity.Refused(refusal);
    }
}
