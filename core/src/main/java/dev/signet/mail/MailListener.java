package dev.signet.mail;

/** Told what became of mails, on the thread that sends them. Thread-safe. */
public interface MailListener {

    /** Why a mail was given up. */
    enum Reason {
        /** As many mails as may wait were waiting, in all or for the domain of the recipient. */
        QUEUE_FULL,
        /** The recipient got as many within an hour as anybody may get. */
        RECIPIENT_LIMIT,
        /** The server refused the message or the mailbox for good. */
        REFUSED,
        /** The server did not take it for as long as was configured. */
        TOO_OLD,
        /** The engine was stopped before it was delivered, and there is no spool to keep it. */
        STOPPED
    }

    /** A mail server has taken a mail. */
    default void delivered(MailKind kind) {}

    /** A mail was given up and reaches nobody. */
    default void abandoned(MailKind kind, Reason reason) {}
}
