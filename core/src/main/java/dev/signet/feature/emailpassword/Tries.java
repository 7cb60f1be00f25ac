package dev.signet.feature.emailpassword;

import dev.signet.engine.Call;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.TooManyRequests;
import dev.signet.event.SecurityEvent.LockedOut;
import dev.signet.model.User;
import dev.signet.storage.RateLimitStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How often the password of one account may be tried. Every try counts before the password is checked, so parallel guesses
 * count as well. The windows grow: who has used up the first waits minutes, then an hour, then a day, and never longer.
 *
 * <p>A browser in which the owner has signed in before counts for itself. Strangers can use up what they have together,
 * and lock each other out, but not it. The address need not belong to an account, so nothing here tells whether it does.
 * Thread-safe.
 */
final class Tries {

    /** What one client, or one known browser, may try. */
    private static final List<Route.Limit> OF_ONE = List.of(
            new Route.Limit(10, Duration.ofMinutes(5)),
            new Route.Limit(30, Duration.ofHours(1)),
            new Route.Limit(60, Duration.ofDays(1)));

    /** What all strangers may try together, and all known browsers: no more than a hundred in an hour (ASVS), from how many addresses ever. */
    private static final List<Route.Limit> OF_STRANGERS =
            List.of(new Route.Limit(100, Duration.ofHours(1)), new Route.Limit(300, Duration.ofDays(1)));

    private final boolean limited;
    private final RateLimitStore counters;
    private final InstantSource clock;
    private final KnownDevices devices;
    private final LockOuts lockOuts = new LockOuts();
    private final Services services;

    Tries(Services services) {
        this.services = services;
        this.limited = services.options().limitsRequests();
        this.counters = services.rateLimits();
        this.clock = services.clock();
        this.devices = new KnownDevices(services);
    }

    /**
     * Counts a try.
     *
     * @throws dev.signet.engine.AuthException 429 with the time to wait
     */
    void spend(String email, Call call) {
        if (!limited) {
            return;
        }
        String account = sha256(email);
        Optional<String> device = devices.find(call.request(), account);
        if (device.isPresent()) {
            spend("password|" + account + "|device|" + device.get(), OF_ONE, email, call);
            // Security rule: who once knew the password may hold many such cookies.
            spend("password|" + account + "|devices", OF_STRANGERS, email, call);
        } else {
            spend("password|" + account + "|" + call.clientAddress(), OF_ONE, email, call);
            spend("password|" + account, OF_STRANGERS, email, call);
        }
    }

    /** The password was right: this browser is known from now on. */
    void succeeded(String email, Call call) {
        if (limited) {
            devices.remember(call, sha256(email));
        }
    }

    /** The shortest window first: a try that it refuses uses up nothing of the longer ones. */
    private void spend(String key, List<Route.Limit> limits, String email, Call call) {
        for (Route.Limit limit : limits) {
            String window = key + "|" + limit.window().toMinutes();
            RateLimitStore.Outcome outcome = counters.hit(window, limit.max(), limit.window(), clock.instant());
            if (!outcome.allowed() && lockOuts.begins(window, outcome.retryAfter(), clock.instant())) {
                tell(outcome.retryAfter(), email, call);
            }
            TooManyRequests.unless(outcome);
        }
    }

    /** The account is looked up here, once for each lock-out: no other try that is refused asks for it. */
    private void tell(Duration retryAfter, String email, Call call) {
        String userId =
                services.storage().users().findByEmail(email).map(User::id).orElse(null);
        services.events().tell(new LockedOut(call.occasion(), userId, retryAfter));
    }

    /** Addresses don't belong into a table of counters, nor into a cookie. */
    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-256.", impossible);
        }
    }
}
