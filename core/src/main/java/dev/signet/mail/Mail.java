package dev.signet.mail;

import dev.signet.model.User;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A mail before it is worded.
 *
 * @param kind why it is sent
 * @param to the mailbox
 * @param name the display name of the user: whatever somebody typed at sign-up
 * @param link what the mail is for; null for a notice
 * @param newEmail the address that the account gets, or has now; null when that is not the subject
 */
public record Mail(
        MailKind kind,
        String to,
        String name,
        @Nullable Link link,
        @Nullable String newEmail) {

    /**
     * The link of a mail. It is a secret: whoever has it can use it.
     *
     * @param token the one-time token in it
     * @param url the address to follow
     * @param lifetime how long it works
     */
    public record Link(String token, String url, Duration lifetime) {

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Link[…]";
        }
    }

    /** A mail with a link, to the address of this user. */
    public static Mail of(MailKind kind, User user, Link link) {
        return new Mail(kind, user.email(), user.name(), link, null);
    }

    /** A mail without a link, to the address of this user. */
    public static Mail notice(MailKind kind, User user) {
        return new Mail(kind, user.email(), user.name(), null, null);
    }

    /** The same mail, which speaks of this new address. */
    public Mail about(String address) {
        return new Mail(kind, to, name, link, address);
    }

    /** Shows the kind alone: a link is a secret, an address is personal. */
    @Override
    public String toString() {
        return "Mail[" + kind.id() + "]";
    }
}
