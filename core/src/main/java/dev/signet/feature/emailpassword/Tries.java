package dev.signet.feature.emailpassword;

import dev.signet.crypto.Sha256;
import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.TooManyRequests;
import dev.signet.engine.TryCounters;
import dev.signet.event.SecurityEvent.LockedOut;
import dev.signet.model.User;
import dev.signet.storage.RateLimitStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How often the password of one account may be tried. Every try counts before the password is checked, so parallel guesses
 * count as well. The windows grow: who has used up the first waits minutes, then an hour, then a day, and never longer.
 *
 * <p>A browser in which the owner has signed in before counts for itself. Strangers can use up what they have together,
 * and lock each other out, but not it. The address need not belong to an account, so nothing here tells whether it does.
 *
 * <p>Whoever is signed in counts for their session: strangers do not lock the owner out of what asks for the password once
 * more, and what is tried there does not lock the sign-in. Thread-safe.
 */
final class Tries {

    /** What one client, known browser or session may try. */
    private static final List<Route.Limit> OF_ONE = List.of(
            new Route.Limit(10, Duration.ofMinutes(5)),
            new Route.Limit(30, Duration.ofHours(1)),
            new Route.Limit(60, Duration.ofDays(1)));

    /** What all strangers may try together, all known browsers, and all sessions: no more than a hundred an hour (ASVS). */
    private static final List<Route.Limit> OF_ALL =
            List.of(new Route.Limit(100, Duration.ofHours(1)), new Route.Limit(300, Duration.ofDays(1)));

    private final boolean limited;
    private final TryCounters counters;
    private final InstantSource clock;
    private final KnownDevices devices;
    private final ToldOnce lockOuts = new ToldOnce();
    private final Services services;

    Tries(Services services) {
        this.services = services;
        this.limited = services.options().limitsRequests();
        this.counters = services.tries();
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
        String account = Sha256.hex(email);
        Optional<String> device = devices.find(call.request(), account, () -> epoch(email));
        // The account is looked up once for each lock-out: no other try that is refused asks for it.
        Consumer<Duration> told = wait -> tell(wait, userId(email), call);
        if (device.isPresent()) {
            spend(counters.ofOne(), "password|" + account + "|device|" + device.get(), OF_ONE, told);
            // Security rule: who once knew the password may hold many such cookies.
            spend(counters.ofAll(), "password|" + account + "|devices", OF_ALL, told);
        } else {
            spend(counters.ofOne(), "password|" + account + "|" + call.clientAddress(), OF_ONE, told);
            spend(counters.ofAll(), "password|" + account, OF_ALL, told);
        }
    }

    /**
     * Counts a try of somebody who is signed in.
     *
     * @throws dev.signet.engine.AuthException 429 with the time to wait
     */
    void spend(Call call) {
        if (limited) {
            ActiveSession active = call.session();
            String account = "password|" + active.user().id();
            Consumer<Duration> told = wait -> tell(wait, active.user().id(), call);
            spend(counters.ofOne(), account + "|session|" + active.session().id(), OF_ONE, told);
            // Security rule: a thief of one session may hold others of the account, or find more.
            spend(counters.ofAll(), account + "|sessions", OF_ALL, told);
        }
    }

    /** Its owner has signed in, or set the password: this browser is known from now on. */
    void succeeded(User owner, Call call) {
        if (limited) {
            devices.remember(call, Sha256.hex(owner.email()), owner.epoch());
        }
    }

    /** The shortest window first: a try that it refuses uses up nothing of the longer ones. */
    private void spend(RateLimitStore store, String key, List<Route.Limit> limits, Consumer<Duration> told) {
        for (Route.Limit limit : limits) {
            String window = key + "|" + limit.window().toMinutes();
            RateLimitStore.Outcome outcome = store.hit(window, limit.max(), limit.window(), clock.instant());
            if (!outcome.allowed() && lockOuts.begins(window, outcome.retryAfter(), clock.instant())) {
                told.accept(outcome.retryAfter());
            }
            TooManyRequests.unless(outcome);
        }
    }

    private long epoch(String email) {
        return services.storage().users().findByEmail(email).map(User::epoch).orElse(-1L);
    }

    private @Nullable String userId(String email) {
        return services.storage().users().findByEmail(email).map(User::id).orElse(null);
    }

    private void tell(Duration retryAfter, @Nullable String userId, Call call) {
        services.events().tell(new LockedOut(call.occasion(), userId, retryAfter));
    }
}
