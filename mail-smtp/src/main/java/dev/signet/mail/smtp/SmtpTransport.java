package dev.signet.mail.smtp;

import dev.signet.mail.MailFailure;
import dev.signet.mail.MailMessage;
import dev.signet.mail.MailTransport;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Delivers messages by SMTP (RFC 5321), one connection for each, as plain text and HTML. Thread-safe. */
public final class SmtpTransport implements MailTransport {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final SmtpOptions options;
    private final InternetAddress from;
    private final InstantSource clock;
    private final Session session;

    /**
     * Delivers to this server. Nothing is connected before the first message.
     *
     * @throws IllegalArgumentException when the sender is not an address
     */
    public SmtpTransport(SmtpOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        this.from = sender(options.from());
        this.session = Session.getInstance(properties(options, from));
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(from, true);
            if (parsed.length == 1 && parsed[0].getAddress().contains("@")) {
                return parsed[0];
            }
        } catch (AddressException malformed) {
            // Answered below, together with the other ways of being wrong.
        }
        throw new IllegalArgumentException("signet.mail.from is \"" + from
                + "\"; write an address, as no-reply@example.com or Example <no-reply@example.com>.");
    }

    private static Properties properties(SmtpOptions options, InternetAddress from) {
        Properties properties = new Properties();
        String millis = String.valueOf(options.timeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", String.valueOf(options.login() != null));
        boolean startTls = options.security() == SmtpOptions.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(options.security() == SmtpOptions.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Without it Message-ID would name the user and the host that this runs on.
        properties.setProperty("mail.from", from.getAddress());
        return properties;
    }

    @Override
    public void deliver(MailMessage message) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mime = mime(message);
            SmtpOptions.Login login = options.login();
            transport.connect(
                    options.host(),
                    options.port(),
                    login == null ? null : login.username(),
                    login == null ? null : login.password());
            transport.sendMessage(mime, mime.getAllRecipients());
        } catch (MessagingException failed) {
            throw failure(failed);
        }
    }

    private MimeMessage mime(MailMessage message) throws MessagingException {
        MimeMessage mime = new MimeMessage(session);
        mime.setFrom(from);
        mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mime.setSubject(message.subject(), UTF_8);
        mime.setSentDate(Date.from(clock.instant()));
        // No holiday notice answers it (RFC 3834).
        mime.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(message.html(), UTF_8, "html");
        // The best form comes last (RFC 2046 section 5.1.4).
        mime.setContent(new MimeMultipart("alternative", text, html));
        mime.saveChanges();
        return mime;
    }

    /** The reply code tells the kind; the text of the server stays out, for it may quote an address. */
    private static MailFailure failure(MessagingException failed) {
        int code = replyCode(failed);
        if (code >= 500 && code < 600 && !(failed instanceof AuthenticationFailedException)) {
            return MailFailure.forGood("the server answered " + code);
        }
        if (failed instanceof AddressException) {
            return MailFailure.forGood("the address can't be written to");
        }
        if (failed instanceof AuthenticationFailedException) {
            return MailFailure.forNow("the server refused user or password");
        }
        return MailFailure.forNow(code > 0 ? "the server answered " + code : "there is no answer from the server");
    }

    private static int replyCode(@Nullable Exception failed) {
        for (Exception cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                return refused.getReturnCode();
            }
        }
        return 0;
    }

    private static @Nullable Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
