package dev.signet.session;

import dev.signet.crypto.CookieSigner;
import dev.signet.crypto.MasterSecret;
import dev.signet.engine.Call;
import dev.signet.http.CookieNames;
import dev.signet.http.Cookies;
import dev.signet.http.HttpRequest;
import dev.signet.http.SetCookie;
import dev.signet.options.SignetOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names, lifetimes and attributes of the session's cookies, in one place. Thread-safe. */
final class SessionCookies {

    /** Browsers drop a cookie of more than 4096 bytes; Better Auth splits at this length. */
    private static final int CHUNK = 4050 - 250;

    /**
     * What {@code session_data}, {@code access_token} and its copy in a header may take of a response together. Servers
     * allow 8 KiB for all header fields; the session token and the attributes need the rest.
     */
    private static final int SHORT_LIVED_BUDGET = 6_000;

    /** What {@code dont_remember} says, in Better Auth's words. */
    private static final String MARK = "true";

    private final CookieNames names;
    private final SetCookie.Scope scope;
    private final CookieSigner signer;
    private final Duration accessLifetime;
    private final BearerCredentials bearer;

    SessionCookies(SignetOptions options, MasterSecret secret) {
        this.names = options.cookieNames();
        this.scope = options.cookieScope();
        this.signer = new CookieSigner(secret);
        this.accessLifetime = options.jwt().expiresIn();
        this.bearer = new BearerCredentials(options.bearer(), signer);
    }

    /** The session tokens that carry the right signature: more than one if another domain or path shares the name. */
    List<String> sessionTokens(HttpRequest request) {
        return presented(request).stream()
                .flatMap(signed -> signer.open(signed).stream())
                .distinct()
                .toList();
    }

    /** Who sends the token in the header means it, whatever cookies the browser adds. */
    private List<String> presented(HttpRequest request) {
        return bearer.signedToken(request)
                .map(List::of)
                .orElseGet(() -> request.cookies().values(names.sessionToken()));
    }

    /** Whether a secret that has been replaced since signed one of them. */
    boolean isOutdated(HttpRequest request) {
        return presented(request).stream().anyMatch(signer::isOutdated);
    }

    Optional<String> sessionData(HttpRequest request) {
        return request.cookies().chunkedValue(names.sessionData());
    }

    Optional<String> accessToken(HttpRequest request) {
        return request.cookies().value(names.accessToken());
    }

    /** Whether the session ends with the browser's own, by the signed mark that was set with it. */
    boolean isMarkedNotToBeRemembered(HttpRequest request) {
        return request.cookies().values(names.dontRemember()).stream()
                .anyMatch(signed -> signer.open(signed).filter(MARK::equals).isPresent());
    }

    /** Sets the long-lived cookie. */
    void setSessionToken(Call call, String token, boolean remembered, Duration lifetime) {
        String signed = signer.sign(token);
        call.setCookie(cookie(names.sessionToken(), signed, remembered ? lifetime : null));
        if (bearer.isOn()) {
            call.header("set-auth-token", signed);
            call.header("Access-Control-Expose-Headers", "set-auth-token");
        }
        if (!remembered) {
            call.setCookie(cookie(names.dontRemember(), signer.sign(MARK), null));
        } else if (call.request().cookies().value(names.dontRemember()).isPresent()) {
            call.setCookie(SetCookie.expired(names.dontRemember(), scope));
        }
    }

    /** Sets the two short-lived cookies, always together. */
    void setShortLived(Call call, String sessionData, String accessToken, boolean remembered) {
        Duration lifetime = remembered ? accessLifetime : null;
        boolean fits = sessionData.length() + 2 * accessToken.length() <= SHORT_LIVED_BUDGET;
        // Without the copy each read asks the database; too large a response would lock the user out.
        setSessionData(call, fits ? sessionData : "", lifetime);
        call.setCookie(cookie(names.accessToken(), accessToken, lifetime));
    }

    /** Sets the one of them that is there without a cache, and removes what a cache has left. */
    void setAccessToken(Call call, String accessToken, boolean remembered) {
        if (sessionData(call.request()).isPresent()) {
            setSessionData(call, "", null);
        }
        call.setCookie(cookie(names.accessToken(), accessToken, remembered ? accessLifetime : null));
    }

    /** Removes all of them. */
    void clear(Call call) {
        call.setCookie(SetCookie.expired(names.sessionToken(), scope));
        call.setCookie(SetCookie.expired(names.sessionData(), scope));
        expireChunks(call, 0);
        call.setCookie(SetCookie.expired(names.accessToken(), scope));
        call.setCookie(SetCookie.expired(names.dontRemember(), scope));
    }

    private void setSessionData(Call call, String value, @Nullable Duration lifetime) {
        if (value.length() <= CHUNK) {
            call.setCookie(
                    value.isEmpty()
                            ? SetCookie.expired(names.sessionData(), scope)
                            : cookie(names.sessionData(), value, lifetime));
            expireChunks(call, 0);
            return;
        }
        int chunks = 0;
        for (int from = 0; from < value.length(); from += CHUNK) {
            String part = value.substring(from, Math.min(value.length(), from + CHUNK));
            call.setCookie(cookie(names.sessionData() + "." + chunks++, part, lifetime));
        }
        call.setCookie(SetCookie.expired(names.sessionData(), scope));
        expireChunks(call, chunks);
    }

    private void expireChunks(Call call, int from) {
        Cookies sent = call.request().cookies();
        for (int i = from; i < sent.chunks(names.sessionData()); i++) {
            call.setCookie(SetCookie.expired(names.sessionData() + "." + i, scope));
        }
    }

    private SetCookie cookie(String name, String value, @Nullable Duration lifetime) {
        return new SetCookie(name, value, lifetime, scope);
    }
}
