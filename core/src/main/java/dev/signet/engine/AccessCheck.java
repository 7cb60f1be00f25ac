package dev.signet.engine;

import dev.signet.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;

/** Step: lets a request through to a route that its session is good for. */
final class AccessCheck {

    private final SessionStrategy sessions;
    private final RateLimiter addresses;
    private final Duration freshAge;
    private final InstantSource clock;

    AccessCheck(Services services, RateLimiter addresses) {
        this.sessions = services.sessions();
        this.addresses = addresses;
        this.freshAge = services.options().session().freshAge();
        this.clock = services.clock();
    }

    Call admit(HttpRequest request, Route<?, ?> route) {
        String address = addresses.addressOf(request);
        if (!route.access().needsSession()) {
            return new Call(request, address, null, clock);
        }
        ActiveSession session = sessions.authenticate(request).orElseThrow(CoreError.UNAUTHORIZED::error);
        if (route.access() == Access.FRESH_SESSION && !session.isFresh(freshAge, clock.instant())) {
            throw CoreError.SESSION_NOT_FRESH.error();
        }
        return new Call(request, address, session, clock);
    }
}
