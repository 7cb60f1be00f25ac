package dev.signet.engine;

import dev.signet.http.ClientAddress;
import dev.signet.http.HttpRequest;
import dev.signet.storage.RateLimitStore;
import dev.signet.sweep.Sweeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Step: counts requests by client address and matched route. The route is the key, not the text of the path, so another
 * spelling is no other counter. Requests whose address is unknown share one counter: fail closed.
 */
final class RateLimiter {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final boolean enabled;
    private final RateLimitStore store;
    private final Sweeper.Sweep sweep;
    private final ClientAddress addresses;
    private final InstantSource clock;

    RateLimiter(Services services) {
        this.enabled = services.options().limitsRequests();
        this.store = services.rateLimits();
        this.addresses = new ClientAddress(services.options().request().trustedProxies());
        this.clock = services.clock();
        this.sweep = services.sweeper().of("counters of requests", now -> {
            store.deleteIdle(now.minus(LONGEST_WINDOW));
            return false;
        });
    }

    String addressOf(HttpRequest request) {
        return addresses.of(request);
    }

    void check(HttpRequest request, Route<?, ?> route) {
        if (enabled) {
            String address = addressOf(request);
            String key = (address.isEmpty() ? "unknown-address" : address) + "|" + route.path();
            Instant now = clock.instant();
            sweep.ifDue();
            TooManyRequests.unless(
                    store.hit(key, route.limit().max(), route.limit().window(), now));
        }
    }
}
