package dev.signet.mail;

/** Takes mails to send. Thread-safe. */
public interface Mailer {

    /**
     * Takes a mail and returns at once: a request never waits for a mail server, nor fails because of it, so how long it
     * takes tells nothing about an account. Never throws.
     */
    void send(Mail mail);

    /**
     * Does the work of {@link #send} for somebody who gets no mail: otherwise the time of an answer would tell who has an
     * account (CWE-208). Nothing comes of it. Never throws. Does nothing unless overridden, which is right where {@link
     * #send} takes no time worth speaking of.
     */
    default void pretend(Mail mail) {}

    /** Sends a mail that nothing depends on, if mail is configured. */
    default void tell(Mail notice) {
        if (isConfigured()) {
            send(notice);
        }
    }

    /** Told of a mail that is not sent, because its recipient got too many. */
    default void withheld(MailKind kind) {}

    /** Whether mails reach anybody; if not, the flows that need them are off. */
    default boolean isConfigured() {
        return true;
    }

    /** What an engine has when no mail is configured. */
    static Mailer none() {
        return new NoMailer();
    }
}
