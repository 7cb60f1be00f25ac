package dev.signet.session;

import dev.signet.model.Session;
import dev.signet.model.User;
import java.time.Instant;

/**
 * What a session token says.
 *
 * @param sessionId the session
 * @param userId its owner
 * @param epoch the owner's {@code sessionsValidAfter} in milliseconds, as it was read together with the proof; it never
 *     changes, however often the session is extended, so that a revocation reaches every descendant; except in the
 *     browser that ends all other sessions
 * @param signedInAt when the owner proved who they are
 * @param extendedAt when the expiry was last moved
 * @param expiresAt the expiry
 * @param remembered whether the session outlives the browser's own
 * @param ipAddress where it was made, empty when unknown
 * @param userAgent by which browser, empty when unknown
 */
record SessionTicket(
        String sessionId,
        String userId,
        long epoch,
        Instant signedInAt,
        Instant extendedAt,
        Instant expiresAt,
        boolean remembered,
        String ipAddress,
        String userAgent) {

    /**
     * Whether the owner has ended their sessions since. The moments are compared for equality, not by the clock: a
     * password that is changed while it is being checked leaves no live session behind.
     */
    boolean isRevokedFor(User user) {
        return epoch != user.epoch();
    }

    /** The same session after its owner has ended all others. */
    SessionTicket withEpochOf(User user) {
        return new SessionTicket(
                sessionId, userId, user.epoch(), signedInAt, extendedAt, expiresAt, remembered, ipAddress, userAgent);
    }

    /** The same session with a later expiry. */
    SessionTicket extended(Instant now, Instant expiry) {
        return new SessionTicket(sessionId, userId, epoch, signedInAt, now, expiry, remembered, ipAddress, userAgent);
    }

    /** As the wire shows it. The token there is the id: a handle, which authenticates nobody. */
    Session session() {
        return new Session(sessionId, sessionId, userId, expiresAt, signedInAt, extendedAt, ipAddress, userAgent);
    }
}
