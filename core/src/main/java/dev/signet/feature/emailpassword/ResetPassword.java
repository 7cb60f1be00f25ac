package dev.signet.feature.emailpassword;

import static dev.signet.feature.emailpassword.EmailPasswordError.INVALID_TOKEN;

import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.StatusView;
import dev.signet.event.SecurityEvent.PasswordReset;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.verification.LatestSignUps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets a new password for whoever has the token of the mail, and ends every session of the account. */
final class ResetPassword implements Endpoint<ResetPassword.Input, StatusView> {

    record Input(
            @Doc(value = "From 8 to 128 characters", format = "password")
            String newPassword,

            @Doc("The token of the mail; it may stand in the query as well") @Nullable
            String token) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/reset-password", Input.class, StatusView.class)
            .summary("Set a new password by the token of the mail")
            .rateLimit(3, Duration.ofSeconds(10))
            .errors(Passwords.REFUSALS)
            .errors(INVALID_TOKEN);

    private final Services services;
    private final Passwords passwords;
    private final ResetTokens tokens;
    private final LatestSignUps signUps;

    ResetPassword(Services services, Passwords passwords, ResetTokens tokens) {
        this.services = services;
        this.passwords = passwords;
        this.tokens = tokens;
        this.signUps = new LatestSignUps(services);
    }

    @Override
    public StatusView handle(Input input, Call call) {
        String token = token(input, call);
        passwords.checkLength(input.newPassword());
        // Asked first, so that nobody without a token can make us hash; taken last, so that a full pool costs no token.
        User owner = tokens.ownerOf(token).orElseThrow(INVALID_TOKEN::error);
        passwords.checkNew(input.newPassword(), owner.name(), owner.email());
        String hash = passwords.hash(input.newPassword());
        User changed = Optional.of(owner)
                .filter(unchanged -> tokens.take(token, unchanged))
                .flatMap(unchanged ->
                        services.storage().accounts().resetPassword(account(unchanged.id(), hash), unchanged))
                .orElseThrow(INVALID_TOKEN::error);
        if (services.options().email().verification().required()) {
            signUps.forget(owner.email());
        }
        services.events().tell(new PasswordReset(call.occasion(), owner.id()));
        passwords.remember(changed, call);
        services.mailer().tell(Mail.notice(MailKind.PASSWORD_CHANGED, owner));
        return StatusView.DONE;
    }

    private static String token(Input input, Call call) {
        String ofBody = input.token();
        String token = ofBody == null || ofBody.isEmpty()
                ? call.request().query().first("token").orElse("")
                : ofBody;
        if (!token.matches("[A-Za-z0-9_-]{1,200}")) {
            throw INVALID_TOKEN.error();
        }
        return token;
    }

    private Account account(String userId, String hash) {
        Instant now = services.clock().instant();
        return new Account(services.tokens().id(), userId, Account.CREDENTIAL, userId, hash, now, now);
    }
}
