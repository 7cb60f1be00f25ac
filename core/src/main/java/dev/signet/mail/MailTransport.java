package dev.signet.mail;

/** Brings a message to a mail server. Thread-safe; it may block, within time-outs of its own. */
@FunctionalInterface
public interface MailTransport {

    /**
     * Delivers the message to the server, which is responsible for it from then on.
     *
     * @throws MailFailure when the server did not take it
     */
    void deliver(MailMessage message);
}
