package dev.signet.mail;

import dev.signet.mail.MailSpool.Kept;
import java.util.Locale;

/** A mail that is on its way; two of them are never equal. */
final class WaitingMail {

    /** Of the mailbox, in lower case. */
    final String domain;

    /** As it is in the spool. */
    volatile Kept kept;

    /** Whether it is being sent at this moment. */
    volatile boolean busy;

    /** Touched by one thread at a time: an attempt schedules the next one. */
    int attempts;

    WaitingMail(Kept kept) {
        this.kept = kept;
        String to = kept.mail().to();
        this.domain = to.substring(to.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    Mail mail() {
        return kept.mail();
    }
}
