package dev.signet.mail.smtp;

import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.mail.MailTemplates;
import dev.signet.mail.MailTransport;
import dev.signet.mail.smtp.SmtpOptions.Security;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** What mailers of tests are made of, and what they send. */
final class TestingMails {

    static final MailTemplates TEMPLATES = MailTemplates.of(URI.create("http://localhost:8080"));

    private TestingMails() {}

    /** To a server on this port, without TLS, which has five seconds for each answer. */
    static MailTransport transport(int port, InstantSource clock) {
        return transport(port, Duration.ofSeconds(5), clock);
    }

    /** To a server on this port, without TLS, which has this time for each answer. */
    static MailTransport transport(int port, Duration timeout, InstantSource clock) {
        SmtpOptions options = SmtpOptions.builder("localhost", "no-reply@example.com")
                .port(port)
                .security(Security.NONE)
                .timeout(timeout)
                .build();
        return new SmtpTransport(options, clock);
    }

    /** The way to a new password, for whoever reads this mailbox. */
    static Mail mail(String to) {
        Mail.Link link = new Mail.Link("t", "http://localhost:8080/t", Duration.ofHours(1));
        return new Mail(MailKind.RESET_PASSWORD, to, "Ada", link, null);
    }

    /** The same for one of many people, whose mailboxes are spread over a handful of domains. */
    static Mail mail(int person) {
        return mail(email(person));
    }

    /** The mailbox of one of many people. */
    static String email(int person) {
        return "person" + person + "@example" + person % 5 + ".com";
    }
}
