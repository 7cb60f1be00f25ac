package dev.signet.verification;

/**
 * What the link of a mail proves: that whoever follows it reads this mailbox.
 *
 * @param userId whose address it is
 * @param email the mailbox, lower-case
 */
public record EmailProof(String userId, String email) {}
