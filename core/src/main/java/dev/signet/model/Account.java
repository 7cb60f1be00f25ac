package dev.signet.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way of a user to prove who they are: one row of the table {@code account}.
 *
 * @param id 32 letters and digits
 * @param accountId the subject at the provider; for a password it is the user's id
 * @param providerId {@link #CREDENTIAL} for a password
 * @param userId the owner
 * @param password the encoded password hash, never the password
 * @param createdAt millisecond precision
 * @param updatedAt millisecond precision
 */
public record Account(
        String id,
        String accountId,
        String providerId,
        String userId,
        @Nullable String password,
        Instant createdAt,
        Instant updatedAt) {

    /** The provider id of accounts that hold a password. */
    public static final String CREDENTIAL = "credential";

    /** Leaves the hash out: it must not reach a log. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", providerId=" + providerId + ", userId=" + userId + "]";
    }
}
