package dev.signet.feature.emailpassword;

import dev.signet.crypto.Tokens;
import dev.signet.engine.Call;
import dev.signet.engine.Services;
import dev.signet.http.HttpRequest;
import dev.signet.http.SetCookie;
import dev.signet.jwt.JwtClaims;
import dev.signet.options.SignetOptions;
import dev.signet.token.OwnTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Browsers in which somebody has signed in before, after OWASP's device cookies: each holds a signed cookie that names the
 * account and a number of its own. It proves nothing about who sits there; it only sets the browser apart from strangers,
 * so that their guesses don't lock its owner out. Thread-safe.
 */
final class KnownDevices {

    private static final Duration LIFETIME = Duration.ofDays(180);
    private static final OwnTokens.Kind KIND = new OwnTokens.Kind("signet:device", "signet-device+jwt");
    private static final String EPOCH = "epo";

    private final SignetOptions options;
    private final Tokens ids;
    private final OwnTokens tokens;

    KnownDevices(Services services) {
        this.options = services.options();
        this.ids = services.tokens();
        this.tokens = new OwnTokens(
                KIND,
                options.secrets().masterSecret().deriveAll("known-device"),
                options.origin(),
                LIFETIME,
                services.clock());
    }

    /**
     * The number of the browser, if somebody has signed in to this account in it. Security rule: with the password of now,
     * so that whoever knew an earlier one, and kept its cookies, does not use up what the owner's browsers have.
     *
     * @param epoch that of the account; asked for only where such a cookie came along
     */
    Optional<String> find(HttpRequest request, String account, LongSupplier epoch) {
        return request.cookies().values(options.cookieNames().knownDevice()).stream()
                .flatMap(value -> tokens.find(value).stream())
                .filter(jwt -> jwt.subject().filter(account::equals).isPresent())
                .filter(jwt -> jwt.longValue(EPOCH)
                        .filter(known -> known == epoch.getAsLong())
                        .isPresent())
                .flatMap(jwt -> jwt.id().stream())
                .findFirst();
    }

    /** Sets the browser apart from now on, under a new number: what was counted for the old one is over. */
    void remember(Call call, String account, long epoch) {
        String value = tokens.issue(JwtClaims.builder()
                .subject(account)
                .id(ids.id())
                .claim(EPOCH, epoch)
                .build());
        call.setCookie(new SetCookie(options.cookieNames().knownDevice(), value, LIFETIME, options.cookieScope()));
    }
}
