package dev.signet.verification;

import dev.signet.model.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the link of a mail proves: that whoever follows it reads a mailbox of this user.
 *
 * @param userId who; null in a link that Better Auth mailed, where the address alone tells
 * @param email the address of the user when the mail was sent, lower-case
 * @param epoch {@link User#epoch} when the mail was sent; null in a link that Better Auth mailed
 * @param issuedAt when the mail was sent
 * @param change the step of a change of address that the link is; null: it proves the address itself
 */
public record EmailProof(
        @Nullable String userId,
        String email,
        @Nullable Long epoch,
        Instant issuedAt,
        @Nullable Change change) {

    /**
     * A step of a change of address.
     *
     * @param step which
     * @param newEmail the address that the user shall get, lower-case
     * @param id of this link, which is good for one use; null in one that Better Auth mailed
     */
    public record Change(
            Step step, String newEmail, @Nullable String id) {}

    /**
     * Whether it speaks of this user. Security rule: a link that tells the address alone is of nobody who signed up with it
     * afterwards. Its time is cut to the second, and that of a user may be rounded up by the column.
     */
    public boolean isOf(User user) {
        boolean isTheirs =
                userId == null ? !user.createdAt().isAfter(issuedAt.plusSeconds(1)) : userId.equals(user.id());
        return isTheirs && email.equals(user.email());
    }

    /**
     * Whether all sessions of this user were ended since the mail was sent, as by a new password or a proof of the mailbox.
     * Then it proves nothing any more: whoever asked for it may be the one who was shut out.
     */
    public boolean isOutdatedFor(User user) {
        if (epoch != null) {
            return epoch != user.epoch();
        }
        Instant ended = user.sessionsValidAfter();
        return ended != null && !issuedAt.isAfter(ended);
    }

    /** In this order. */
    public enum Step {
        /** Allowed at the old mailbox. */
        CONFIRMED,
        /** Proved at the new mailbox. */
        PROVED
    }
}
