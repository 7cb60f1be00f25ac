package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.mail.MailListener;
import dev.signet.mail.MailOutbox;
import dev.signet.mail.MailSpool;
import dev.signet.mail.MailTemplates;
import dev.signet.mail.Mailer;
import dev.signet.mail.QueuedMailer;
import dev.signet.mail.smtp.SmtpOptions;
import dev.signet.mail.smtp.SmtpTransport;
import dev.signet.options.MailOptions;
import dev.signet.options.SignetOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** How the engine's mails leave: by a mail server, into a file, or not at all. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnEngine.class)
class MailConfiguration {

    private static final String OUTBOX = "signet.mail.outbox";
    private static final String HOST = "signet.mail.smtp.host";

    /** An own bean of this type takes its place; one of {@link MailListener} is told what becomes of mails. */
    @Bean
    @ConditionalOnMissingBean({Mailer.class, Signet.class})
    Mailer signetMailer(SignetOptions options, SignetProperties properties, ObjectProvider<MailListener> listener) {
        MailProperties mail = properties.mail();
        String outbox = mail.outbox();
        if (outbox != null) {
            requireDevelopment(options, mail);
            return new MailOutbox(Path.of(outbox), templates(options, mail));
        }
        if (mail.smtp().host() == null) {
            return Mailer.none();
        }
        InstantSource clock = InstantSource.system();
        return new QueuedMailer(
                new SmtpTransport(smtp(options, mail), clock),
                templates(options, mail),
                new MailOptions(mail.queue(), mail.retryFor()),
                spool(mail),
                listener.getIfAvailable(() -> new MailListener() {}),
                clock);
    }

    private static void requireDevelopment(SignetOptions options, MailProperties mail) {
        if (options.production()) {
            throw new IllegalArgumentException(OUTBOX + " is for development: whoever reads the file can take over"
                    + " accounts. In production set " + HOST + " instead.");
        }
        if (mail.smtp().host() != null) {
            throw new IllegalArgumentException(
                    OUTBOX + " and " + HOST + " are both set. Remove the one by which mails shall not leave.");
        }
    }

    private static MailTemplates templates(SignetOptions options, MailProperties mail) {
        String folder = mail.templates();
        return folder == null
                ? MailTemplates.of(options.baseUrl())
                : MailTemplates.of(options.baseUrl(), Path.of(folder));
    }

    private static MailSpool spool(MailProperties mail) {
        String folder = mail.spool();
        return folder == null ? MailSpool.none() : MailSpool.in(Path.of(folder));
    }

    private static SmtpOptions smtp(SignetOptions options, MailProperties mail) {
        MailProperties.Smtp smtp = mail.smtp();
        String host = String.valueOf(smtp.host());
        String from = mail.from();
        if (from == null) {
            throw new IllegalArgumentException(
                    "signet.mail.from is not set. Write whom mails come from, as no-reply@example.com.");
        }
        boolean local = SignetOptions.isLoopback(URI.create("smtp://" + host));
        if (options.production() && smtp.security() == SmtpOptions.Security.NONE && !local) {
            throw new IllegalArgumentException("signet.mail.smtp.security is none. In production links must not travel"
                    + " in clear text: use starttls or tls.");
        }
        SmtpOptions.Builder builder = SmtpOptions.builder(host, from)
                .port(smtp.port())
                .security(smtp.security())
                .timeout(smtp.timeout());
        String username = smtp.username();
        String password = smtp.password();
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "signet.mail.smtp.username and signet.mail.smtp.password go together: set both or none.");
        }
        return username == null || password == null
                ? builder.build()
                : builder.login(username, password).build();
    }
}
