package dev.signet.verification;

import dev.signet.crypto.Sealer;
import dev.signet.crypto.Sha256;
import dev.signet.engine.Services;
import dev.signet.http.HttpRequest;
import dev.signet.http.SetCookie;
import dev.signet.model.User;
import dev.signet.options.SignetOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Browsers in which somebody has set or shown the password of an account that waits for the proof of its address: each
 * holds a sealed cookie that names the account. It lets nobody in; the link of the mail signs in there alone, so that
 * nobody is put into an account whose password somebody else knows. Thread-safe.
 */
final class UnprovedSignIns {

    private static final String PURPOSE = "unproved-sign-in";
    private static final char REMEMBERED = 'r';
    private static final char ENDS_WITH_THE_BROWSER = 'e';

    private final SignetOptions options;
    private final Duration lifetime;
    private final Sealer sealer;
    private final InstantSource clock;

    UnprovedSignIns(Services services) {
        this.options = services.options();
        this.lifetime = options.email().verification().expiresIn();
        this.sealer = new Sealer(options.secrets().masterSecret(), PURPOSE, services.tokens());
        this.clock = services.clock();
    }

    /**
     * The mark of a browser. Security rule: that of nobody looks alike, and no two marks can be compared.
     *
     * @param user empty where a taken address is answered as a free one
     * @param remembered whether the session that comes of it shall outlive the browser's own
     */
    SetCookie mark(Optional<User> user, boolean remembered) {
        String content = content(
                remembered ? REMEMBERED : ENDS_WITH_THE_BROWSER,
                clock.instant().plus(lifetime).toEpochMilli(),
                user.map(UnprovedSignIns::standing).orElse(""));
        String value = sealer.seal(content.getBytes(StandardCharsets.UTF_8), PURPOSE);
        return new SetCookie(
                options.cookieNames().unprovedSignIn(), value, remembered ? lifetime : null, options.cookieScope());
    }

    /** Takes the mark away. */
    SetCookie unmark() {
        return SetCookie.expired(options.cookieNames().unprovedSignIn(), options.cookieScope());
    }

    /**
     * Whether the browser waits for this user, with the password that they have now.
     *
     * @return empty when not; else whether the session shall outlive the browser's own
     */
    Optional<Boolean> find(HttpRequest request, User user) {
        return request.cookies().values(options.cookieNames().unprovedSignIn()).stream()
                .flatMap(value -> sealer.open(value, PURPOSE).stream())
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .filter(content -> Long.parseLong(content, 1, 20, 10) > clock.millis())
                .filter(content -> content.endsWith(Sha256.hex(standing(user))))
                .map(content -> content.charAt(0) == REMEMBERED)
                .findFirst();
    }

    private static String standing(User user) {
        return user.id() + "|" + user.epoch();
    }

    /** Of one length for everybody: how long it is must not tell what is sealed. */
    private static String content(char kind, long expiry, String standing) {
        return String.format(Locale.ROOT, "%c%019d%s", kind, expiry, Sha256.hex(standing));
    }
}
