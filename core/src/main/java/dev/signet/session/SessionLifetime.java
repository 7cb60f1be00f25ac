package dev.signet.session;

import dev.signet.model.Session;
import dev.signet.options.SessionOptions;
import java.time.Duration;
import java.time.Instant;

/** How long sessions last. Immutable. */
final class SessionLifetime {

    /** A session that ends with the browser's own lives this long at the most. */
    private static final Duration UNREMEMBERED = Duration.ofDays(1);

    private final Duration configured;
    private final Duration updateAge;

    SessionLifetime(SessionOptions options) {
        this.configured = options.expiresIn();
        this.updateAge = options.updateAge();
    }

    /** Whether it is so long since the last extension that a use moves the expiry. */
    boolean isDue(Session session, Instant now) {
        return !session.expiresAt().minus(configured).plus(updateAge).isAfter(now);
    }

    /** Whether this row is of a session that was not to be remembered; the mark in the browser may have been taken away. */
    boolean isUnremembered(Session session) {
        Duration lifetime = Duration.between(session.updatedAt(), session.expiresAt());
        return configured.compareTo(UNREMEMBERED) > 0 && lifetime.compareTo(UNREMEMBERED) <= 0;
    }

    Duration of(boolean remembered) {
        return remembered || configured.compareTo(UNREMEMBERED) < 0 ? configured : UNREMEMBERED;
    }
}
