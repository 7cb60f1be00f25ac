package dev.signet.mail;

/** The mailer of an engine without mail. */
final class NoMailer implements Mailer {

    @Override
    public void send(Mail mail) {
        throw new IllegalStateException("A mail was sent although none is configured: ask isConfigured first.");
    }

    @Override
    public boolean isConfigured() {
        return false;
    }
}
