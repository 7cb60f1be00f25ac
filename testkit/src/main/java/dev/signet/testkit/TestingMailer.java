package dev.signet.testkit;

import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the mails that an engine sends. Thread-safe. */
public final class TestingMailer implements Mailer {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    /** Has no mail yet. */
    public TestingMailer() {}

    @Override
    public void send(Mail mail) {
        mails.add(mail);
    }

    /** All mails, in order. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The mails of this kind to this address, in order. */
    public List<Mail> mails(MailKind kind, String to) {
        return mails.stream()
                .filter(mail -> mail.kind() == kind && mail.to().equals(to))
                .toList();
    }

    /**
     * The link of the newest mail of this kind to this address.
     *
     * @throws IllegalStateException when there is none
     */
    public Mail.Link link(MailKind kind, String to) {
        List<Mail> sent = mails(kind, to);
        Mail.Link link = sent.isEmpty() ? null : sent.get(sent.size() - 1).link();
        if (link == null) {
            throw new IllegalStateException("There is no mail " + kind.id() + " with a link to that address.");
        }
        return link;
    }
}
