package dev.signet.spring;

import static dev.signet.spring.SignetProperties.orNull;

import dev.signet.mail.smtp.SmtpOptions.Security;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Mails to users.
 *
 * @param outbox A file that gets every mail as a line of JSON, in place of a mail server. For development.
 * @param from Whom mails come from, as Example <no-reply@example.com>.
 * @param templates A folder with mail templates of the application.
 * @param spool A folder that keeps mails until the mail server has taken them.
 * @param queue How many mails may wait for the mail server.
 * @param retryFor How long a mail is tried before it is given up.
 * @param smtp The mail server.
 */
record MailProperties(
        @Nullable String outbox,
        @Nullable String from,
        @Nullable String templates,
        @Nullable String spool,
        @DefaultValue("1000") int queue,

        @DefaultValue("1d") @DurationUnit(ChronoUnit.SECONDS)
        Duration retryFor,

        @DefaultValue Smtp smtp) {

    MailProperties {
        outbox = orNull(outbox);
        from = orNull(from);
        templates = orNull(templates);
        spool = orNull(spool);
    }

    /**
     * The mail server.
     *
     * @param host The name of the mail server. Unless set, no mail is sent.
     * @param port The port of the mail server.
     * @param security How the connection is protected: starttls, tls or none.
     * @param username The user, for a server that asks for one.
     * @param password The password of the user.
     * @param timeout How long a connection, and each answer on it, may take.
     */
    record Smtp(
            @Nullable String host,
            @DefaultValue("587") int port,
            @DefaultValue("starttls") Security security,
            @Nullable String username,
            @Nullable String password,

            @DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS)
            Duration timeout) {

        Smtp {
            host = orNull(host);
            username = orNull(username);
            password = orNull(password);
        }

        /** Shows nothing: there is a password in it. */
        @Override
        public String toString() {
            return "Smtp[…]";
        }
    }
}
