package dev.signet.engine;

import dev.signet.http.HttpRequest;
import dev.signet.http.OriginPolicy;
import dev.signet.http.TrustedOrigins;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step: refuses requests that a page of another site sent (CSRF), and redirects that lead to another site. */
final class OriginCheck {

    private static final Map<String, CoreError> REDIRECTS = Map.of(
            "callbackURL", CoreError.INVALID_CALLBACK_URL,
            "redirectTo", CoreError.INVALID_REDIRECT_URL,
            "errorCallbackURL", CoreError.INVALID_ERROR_CALLBACK_URL,
            "newUserCallbackURL", CoreError.INVALID_NEW_USER_CALLBACK_URL);

    private final TrustedOrigins trusted;
    private final TrustedOrigins named;
    private final OriginPolicy policy;

    OriginCheck(TrustedOrigins trusted) {
        this.trusted = trusted;
        // Security rule: a sibling domain that somebody else holds must not receive a token.
        this.named = trusted.withoutWildcards();
        this.policy = new OriginPolicy(trusted);
    }

    void check(HttpRequest request, Route<?, ?> route, Body body) {
        if (request.method().equals("GET")) {
            if (route.redirects()) {
                checkRedirectOfQuery(request, route);
            }
            return;
        }
        if (request.header("cookie").isPresent()) {
            checkOrigin(request);
        } else if (route.canStartSession()) {
            checkWithoutCookies(request);
        }
        checkRedirectOfQuery(request, route);
        body.members().ifPresent(members -> checkRedirects(members, route));
    }

    private void checkOrigin(HttpRequest request) {
        switch (policy.judge(request.headers())) {
            case TRUSTED -> {}
            case MISSING -> throw CoreError.MISSING_OR_NULL_ORIGIN.error();
            case UNTRUSTED -> throw CoreError.INVALID_ORIGIN.error();
        }
    }

    /** Signing somebody in needs no cookie, so a hostile page could do it: login CSRF. Programs send no such header. */
    private void checkWithoutCookies(HttpRequest request) {
        String site = request.header("sec-fetch-site").orElse("");
        String mode = request.header("sec-fetch-mode").orElse("");
        if (site.equals("cross-site") && mode.equals("navigate")) {
            throw CoreError.CROSS_SITE_NAVIGATION_LOGIN_BLOCKED.error();
        }
        boolean browser = !site.isEmpty()
                || !mode.isEmpty()
                || request.header("sec-fetch-dest").isPresent()
                || request.header("origin").isPresent()
                || request.header("referer").isPresent();
        if (browser) {
            checkOrigin(request);
        }
    }

    private void checkRedirectOfQuery(HttpRequest request, Route<?, ?> route) {
        request.query().first("callbackURL").ifPresent(target -> checkRedirect("callbackURL", target, route));
    }

    private void checkRedirects(Map<String, @Nullable Object> members, Route<?, ?> route) {
        REDIRECTS.keySet().stream().sorted().forEach(name -> {
            Object target = members.get(name);
            if (target instanceof String text) {
                checkRedirect(name, text, route);
            } else if (target != null) {
                throw AuthException.withoutCode(400, "Invalid " + name + ": expected a string");
            }
        });
    }

    private void checkRedirect(String name, String target, Route<?, ?> route) {
        CoreError error = REDIRECTS.get(name);
        TrustedOrigins allowed = route.passesTokenOn() ? named : trusted;
        if (error != null && !target.isEmpty() && !allowed.allowsRedirect(target)) {
            throw error.error();
        }
    }
}
