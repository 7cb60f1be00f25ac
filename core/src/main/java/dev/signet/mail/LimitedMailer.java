package dev.signet.mail;

import dev.signet.storage.RateLimitStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends nobody more than ten mails with a link in an hour, whatever their kinds: forms that everybody can fill in must not
 * flood a mailbox. What is above is withheld, and the request is answered as ever. Notices always go through: strangers
 * who use up what a mailbox gets must not keep its owner from hearing of a new password. Thread-safe.
 */
public final class LimitedMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedMailer.class);
    private static final int MAX = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Mailer mailer;
    private final RateLimitStore counters;
    private final InstantSource clock;

    /**
     * Sends by this mailer.
     *
     * @param counters must be quick: the count is made for those who have an account alone, and must not show in the time
     *     of the answer
     */
    public LimitedMailer(Mailer mailer, RateLimitStore counters, InstantSource clock) {
        this.mailer = mailer;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        if (mail.link() == null
                || counters.hit(mail.to(), MAX, WINDOW, clock.instant()).allowed()) {
            mailer.send(mail);
        } else {
            withheld(mail.kind());
        }
    }

    @Override
    public void withheld(MailKind kind) {
        LOG.warn("A mail of the kind {} was withheld: its recipient got {} within an hour", kind.id(), MAX);
        mailer.withheld(kind);
    }

    @Override
    public boolean isConfigured() {
        return mailer.isConfigured();
    }
}
