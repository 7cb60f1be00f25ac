package dev.signet.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in: one row of the table {@code user}.
 *
 * @param id 32 letters and digits
 * @param name the display name
 * @param email lower-case, unique
 * @param emailVerified whether the person has proved that the mailbox is theirs
 * @param image address of a picture
 * @param createdAt millisecond precision
 * @param updatedAt millisecond precision
 * @param sessionsValidAfter when the user last ended all sessions; a session is good only as long as this is what it was
 *     when the session began; null: never
 */
public record User(
        String id,
        String name,
        String email,
        boolean emailVerified,
        @Nullable String image,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant sessionsValidAfter) {

    /** {@code sessionsValidAfter} in milliseconds since 1970; 0: never. */
    public long epoch() {
        return sessionsValidAfter == null ? 0 : sessionsValidAfter.toEpochMilli();
    }

    /** The same user with this address. */
    public User withEmail(String address, boolean verified, Instant now) {
        return new User(id, name, address, verified, image, createdAt, now, sessionsValidAfter);
    }

    /** The same user after all sessions were ended. */
    public User withSessionsValidAfter(Instant moment) {
        return new User(id, name, email, emailVerified, image, createdAt, updatedAt, moment);
    }
}
