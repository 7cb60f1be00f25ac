package dev.signet.engine;

import dev.signet.model.Session;
import dev.signet.model.User;
import java.time.Duration;
import java.time.Instant;

/**
 * A live session with its owner: what a request that presented good credentials is worth.
 *
 * @param session the session
 * @param user its owner
 * @param remembered whether it outlives the browser's own session
 */
public record ActiveSession(Session session, User user, boolean remembered) {

    /** The same session with the owner as they are now. */
    public ActiveSession withUser(User changed) {
        return new ActiveSession(session, changed, remembered);
    }

    /**
     * Whether it began so short a time ago; use does not make it fresh again.
     *
     * @param age how long; zero: for ever
     */
    public boolean isFresh(Duration age, Instant now) {
        return age.isZero() || now.isBefore(session.createdAt().plus(age));
    }
}
