package dev.signet.verification;

import dev.signet.engine.Services;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import dev.signet.model.User;
import dev.signet.options.EmailOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends the mails that prove an address, and knows when they are due. Thread-safe. */
public final class EmailVerification {

    private final Mailer mailer;
    private final String url;
    private final EmailOptions.Verification options;
    private final EmailTokens tokens;

    /**
     * By the settings of this engine.
     *
     * @throws IllegalArgumentException when a proof is required and no mail is configured
     */
    public EmailVerification(Services services) {
        this.mailer = services.mailer();
        this.url = services.options().url();
        this.options = services.options().email().verification();
        this.tokens = new EmailTokens(services.options(), services.clock());
        if (options.required() && !mailer.isConfigured()) {
            throw new IllegalArgumentException("signet.email.verification.required is true, and no mail is configured:"
                    + " nobody could sign in. Set signet.mail.smtp.host, or signet.mail.outbox in development.");
        }
    }

    /** Whether mails can be sent at all. */
    public boolean isConfigured() {
        return mailer.isConfigured();
    }

    /** Whether nobody signs in before their address is proved. */
    public boolean isRequired() {
        return options.required();
    }

    /** Whether this user may not sign in as yet. */
    public boolean isDue(User user) {
        return options.required() && !user.emailVerified();
    }

    /** Reads the tokens of the links. */
    public EmailTokens tokens() {
        return tokens;
    }

    /** Sends the mail, to the address of this user. */
    public void send(User user, Optional<String> callbackUrl) {
        String token = pretend(user);
        mailer.send(Mail.of(MailKind.VERIFY_EMAIL, user, link(token, callbackUrl)));
    }

    /** The work of {@link #send} for somebody who gets no mail. */
    public String pretend(User user) {
        return tokens.write(new EmailProof(user.id(), user.email()));
    }

    /** What a sign-up does. */
    public void onSignUp(User user, Optional<String> callbackUrl) {
        if (mailer.isConfigured() && options.sendsOnSignUp()) {
            send(user, callbackUrl);
        }
    }

    /** What a sign-in with the right password does, before it is refused. */
    public void onSignIn(User user, Optional<String> callbackUrl) {
        if (options.onSignIn() && isDue(user)) {
            send(user, callbackUrl);
        }
    }

    private Mail.Link link(String token, Optional<String> callbackUrl) {
        String target = callbackUrl.filter(text -> !text.isEmpty()).orElse("/");
        String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);
        return new Mail.Link(
                token, url + "/verify-email?token=" + token + "&callbackURL=" + encoded, options.expiresIn());
    }
}
