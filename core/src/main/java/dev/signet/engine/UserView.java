package dev.signet.engine;

import dev.signet.model.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the wire shows them.
 *
 * @param name the display name
 * @param email lower-case
 * @param emailVerified whether the mailbox is proved
 * @param image address of a picture
 * @param createdAt millisecond precision
 * @param updatedAt millisecond precision
 * @param id 32 letters and digits
 */
public record UserView(
        @Doc("The display name") String name,

        @Doc(value = "The address, in lower case", format = "email")
        String email,

        @Doc("Whether the mailbox is proved to be theirs") boolean emailVerified,
        @Doc("Address of a picture") @Nullable String image,
        @Doc("When they signed up") Instant createdAt,
        @Doc("When their row last changed") Instant updatedAt,
        @Doc("32 letters and digits") String id) {

    /** What the wire shows of this user. */
    public static UserView of(User user) {
        return new UserView(
                user.name(),
                user.email(),
                user.emailVerified(),
                user.image(),
                user.createdAt(),
                user.updatedAt(),
                user.id());
    }
}
