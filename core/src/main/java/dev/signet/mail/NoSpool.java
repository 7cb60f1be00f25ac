package dev.signet.mail;

import java.time.Instant;
import java.util.List;

/** The spool of a mailer whose mails wait in memory. */
final class NoSpool implements MailSpool {

    @Override
    public Kept keep(Mail mail, Instant since) {
        return new Kept("", mail, since);
    }

    @Override
    public void forget(Kept kept) {}

    @Override
    public List<Kept> left() {
        return List.of();
    }

    @Override
    public void close() {}
}
