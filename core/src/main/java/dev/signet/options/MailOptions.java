package dev.signet.options;

import java.time.Duration;

/**
 * Mails that wait for the mail server.
 *
 * @param queue how many may wait; 1000 unless set
 * @param retryFor how long each is tried before it is given up, from a second to a week; a day unless set
 */
public record MailOptions(int queue, Duration retryFor) {

    /** What holds when nothing is set. */
    public static final MailOptions DEFAULTS = new MailOptions(1_000, Duration.ofDays(1));

    /** Checks the bounds. */
    public MailOptions {
        Checks.between("signet.mail.queue", queue, 1, 1_000_000);
        Checks.between("signet.mail.retry-for", retryFor, Duration.ofSeconds(1), Duration.ofDays(7));
    }
}
