package dev.signet.engine;

import dev.signet.http.HttpRequest;

/** Step: lets a request through to a route that its session is good for. */
final class AccessCheck {

    private final SessionStrategy sessions;
    private final RateLimiter addresses;

    AccessCheck(SessionStrategy sessions, RateLimiter addresses) {
        this.sessions = sessions;
        this.addresses = addresses;
    }

    Call admit(HttpRequest request, Route<?, ?> route) {
        String address = addresses.addressOf(request);
        return switch (route.access()) {
            case PUBLIC -> new Call(request, address, null);
            case SESSION ->
                new Call(request, address, sessions.authenticate(request).orElseThrow(CoreError.UNAUTHORIZED::error));
        };
    }
}
