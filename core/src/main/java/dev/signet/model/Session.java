package dev.signet.model;

import java.time.Instant;

/**
 * A signed-in device, as the wire shows it.
 *
 * @param id 32 letters and digits
 * @param token what the wire calls the session's token: in the database strategy what the row holds, in the stateless
 *     one a handle that authenticates nobody
 * @param userId the owner
 * @param expiresAt millisecond precision
 * @param createdAt when the person signed in; millisecond precision
 * @param updatedAt when the session was last extended; millisecond precision
 * @param ipAddress the address it was made from, empty when unknown
 * @param userAgent the browser it was made from, empty when unknown
 */
public record Session(
        String id,
        String token,
        String userId,
        Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        String ipAddress,
        String userAgent) {

    /** The same session with a later expiry. */
    public Session extended(Instant now, Instant expiry) {
        return new Session(id, token, userId, expiry, createdAt, now, ipAddress, userAgent);
    }
}
