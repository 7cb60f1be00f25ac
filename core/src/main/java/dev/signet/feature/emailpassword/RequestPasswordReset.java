package dev.signet.feature.emailpassword;

import static dev.signet.feature.emailpassword.EmailPasswordError.RESET_PASSWORD_DISABLED;

import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.EmailAddress;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.event.SecurityEvent.PasswordResetRequested;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.model.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mails a link to a new password. The answer, and the work, is the same whether or not there is an account. */
final class RequestPasswordReset implements Endpoint<RequestPasswordReset.Input, RequestPasswordReset.Output> {

    record Input(
            @Doc(value = "The address, in any case", format = "email")
            String email,

            @Doc(value = "The page with the form for a new password", maxLength = 2048) @Nullable
            String redirectTo) {}

    record Output(
            @Doc("Always true") boolean status,
            @Doc("A sentence for a person; always the same") String message) {

        static final Output ALWAYS =
                new Output(true, "If this email exists in our system, check your email for the reset link");
    }

    static final Route<Input, Output> ROUTE = Route.post("/request-password-reset", Input.class, Output.class)
            .summary("Ask for a mail with a link to a new password")
            .handsTokenOn()
            .rateLimit(3, Duration.ofMinutes(1))
            .errors(RESET_PASSWORD_DISABLED);

    /** As many in an hour as there are mails with a link. */
    private static final Duration EVENT_INTERVAL = Duration.ofMinutes(6);

    private final Services services;
    private final ResetTokens tokens;
    private final ToldOnce requests = new ToldOnce();

    RequestPasswordReset(Services services, ResetTokens tokens) {
        this.services = services;
        this.tokens = tokens;
    }

    @Override
    public Output handle(Input input, Call call) {
        if (!services.mailer().isConfigured()) {
            throw RESET_PASSWORD_DISABLED.error();
        }
        String email = EmailAddress.canonical(input.email());
        Optional<User> user = services.storage().users().findByEmail(email);
        String token = tokens.keep(user);
        String redirectTo = input.redirectTo() == null ? "" : input.redirectTo();
        // From the settings: what a request says of the host must not reach a mail.
        String url = services.options().url() + "/reset-password/" + token + "?callbackURL="
                + URLEncoder.encode(redirectTo, StandardCharsets.UTF_8);
        Mail.Link link = new Mail.Link(token, url, tokens.lifetime());
        user.ifPresentOrElse(
                owner -> services.mailer().send(Mail.of(MailKind.RESET_PASSWORD, owner, link)),
                () -> services.mailer().pretend(new Mail(MailKind.RESET_PASSWORD, email, "", link, null)));
        tell(email, user, call);
        return Output.ALWAYS;
    }

    /** Security rule: anybody can ask for anybody, so this must not bury the rest of what happened to an account. */
    private void tell(String email, Optional<User> user, Call call) {
        if (requests.begins(
                user.map(User::id).orElse(email),
                EVENT_INTERVAL,
                services.clock().instant())) {
            services.events()
                    .tell(new PasswordResetRequested(
                            call.occasion(), user.map(User::id).orElse(null)));
        }
    }
}
