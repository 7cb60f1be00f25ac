package dev.signet.options;

import java.time.Duration;

/**
 * What is done by mail.
 *
 * @param resetExpiresIn how long a link to a new password works, from a minute to a day; an hour unless set
 */
public record EmailOptions(Duration resetExpiresIn) {

    /** What holds when nothing is set. */
    public static final EmailOptions DEFAULTS = new EmailOptions(Duration.ofHours(1));

    /** Checks the bounds. */
    public EmailOptions {
        Checks.between("signet.email.reset-expires-in", resetExpiresIn, Duration.ofMinutes(1), Duration.ofDays(1));
    }
}
