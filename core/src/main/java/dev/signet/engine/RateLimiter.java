package dev.signet.engine;

import dev.signet.http.ClientAddress;
import dev.signet.http.HttpRequest;
import dev.signet.storage.RateLimitStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Step: counts requests by client address and matched route. The route is the key, not the text of the path, so another
 * spelling is no other counter. Requests whose address is unknown share one counter: fail closed.
 */
final class RateLimiter {

    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final AtomicReference<Instant> lastSweep;
    private final boolean enabled;
    private final RateLimitStore store;
    private final ClientAddress addresses;
    private final InstantSource clock;

    RateLimiter(Services services) {
        this.enabled = services.options().limitsRequests();
        this.store = services.rateLimits();
        this.addresses = new ClientAddress(services.options().request().trustedProxies());
        this.clock = services.clock();
        this.lastSweep = new AtomicReference<>(clock.instant());
    }

    String addressOf(HttpRequest request) {
        return addresses.of(request);
    }

    void check(HttpRequest request, Route<?, ?> route) {
        if (enabled) {
            String address = addressOf(request);
            String key = (address.isEmpty() ? "unknown-address" : address) + "|" + route.path();
            Instant now = clock.instant();
            sweep(now);
            TooManyRequests.unless(
                    store.hit(key, route.limit().max(), route.limit().window(), now));
        }
    }

    /** Counters whose window is over are forgotten, so that a flood of addresses does not grow the store for ever. */
    private void sweep(Instant now) {
        Instant last = lastSweep.get();
        if (now.isAfter(last.plus(SWEEP_INTERVAL)) && lastSweep.compareAndSet(last, now)) {
            store.deleteIdle(now.minus(LONGEST_WINDOW));
        }
    }
}
