package dev.signet.model;

import java.time.Instant;

/**
 * A one-time thing: one row of the table {@code verification}.
 *
 * @param id 32 letters and digits
 * @param identifier purpose and secret, as {@code reset-password:<token>}; the purpose is part of the key
 * @param value what the thing is good for
 * @param expiresAt from this moment on it is worthless
 * @param createdAt millisecond precision
 * @param updatedAt millisecond precision
 */
public record Verification(
        String id, String identifier, String value, Instant expiresAt, Instant createdAt, Instant updatedAt) {

    /** Whether all sessions of this user were ended since it was made: then it is worthless. */
    public boolean isOutdatedFor(User user) {
        Instant ended = user.sessionsValidAfter();
        return ended != null && !createdAt.isAfter(ended);
    }

    /** Shows the id alone: identifier and value are secrets. */
    @Override
    public String toString() {
        return "Verification[id=" + id + "]";
    }
}
