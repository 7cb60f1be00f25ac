package dev.signet.mail;

import dev.signet.storage.RateLimitStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends nobody more than ten mails with a link of one kind in an hour: forms that everybody can fill in must not flood a
 * mailbox. What is above is withheld, and the request is answered as ever. Each kind counts for itself, as do mails to an
 * address that an account would like to have, so that strangers who ask for one can't keep the owner from another; and
 * notices always go through. Thread-safe.
 */
public final class LimitedMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedMailer.class);
    private static final int MAX = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    /** Whom no mail has: addresses that are asked for in vain must not push the counters of others out. */
    private static final String NOBODY = "nobody";

    private final Mailer mailer;
    private final RateLimitStore counters;
    private final InstantSource clock;

    /**
     * Sends by this mailer.
     *
     * @param counters must be quick: the request waits for the count
     */
    public LimitedMailer(Mailer mailer, RateLimitStore counters, InstantSource clock) {
        this.mailer = mailer;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        if (mail.link() == null
                || counters.hit(counter(mail), MAX, WINDOW, clock.instant()).allowed()) {
            mailer.send(mail);
        } else {
            withheld(mail.kind());
        }
    }

    @Override
    public void pretend(Mail mail) {
        var unused = counters.hit(NOBODY, MAX, WINDOW, clock.instant());
        mailer.pretend(mail);
    }

    /** Mails to a mailbox that an account would like to have count for themselves: strangers cause them. */
    private static String counter(Mail mail) {
        String wanted = mail.to().equals(mail.newEmail()) ? "new-" : "";
        return wanted + mail.kind().id() + "|" + mail.to();
    }

    @Override
    public void withheld(MailKind kind) {
        LOG.warn("A mail of the kind {} was withheld: its recipient got {} of them within an hour", kind.id(), MAX);
        mailer.withheld(kind);
    }

    @Override
    public boolean isConfigured() {
        return mailer.isConfigured();
    }
}
