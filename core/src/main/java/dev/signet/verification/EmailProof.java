package dev.signet.verification;

import org.jspecify.annotations.Nullable;

/**
 * What the link of a mail proves: that whoever follows it reads a mailbox of this user.
 *
 * @param userId who
 * @param email the address of the user when the mail was sent, lower-case
 * @param change the step of a change of address that the link is; null: it proves the address itself
 */
public record EmailProof(
        String userId, String email, @Nullable Change change) {

    /**
     * A step of a change of address.
     *
     * @param step which
     * @param newEmail the address that the user shall get, lower-case
     * @param id of this link, which is good for one use
     */
    public record Change(Step step, String newEmail, String id) {}

    /** In this order. */
    public enum Step {
        /** Allowed at the old mailbox. */
        CONFIRMED,
        /** Proved at the new mailbox. */
        PROVED
    }
}
