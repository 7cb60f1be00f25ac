package dev.signet.mail;

/** A mail server did not take a message. Its text names no address and no link: servers quote what they were sent. */
public final class MailFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    private MailFailure(String reason, boolean lasting) {
        super(reason, null, false, false);
        this.lasting = lasting;
    }

    /** It may work later: the server is away, or asks to come back. */
    public static MailFailure forNow(String reason) {
        return new MailFailure(reason, false);
    }

    /** Trying again is no use: the server refused this message or this mailbox (a reply 5xx, RFC 5321 4.2.1). */
    public static MailFailure forGood(String reason) {
        return new MailFailure(reason, true);
    }

    /** Whether trying again is no use. */
    public boolean isLasting() {
        return lasting;
    }
}
