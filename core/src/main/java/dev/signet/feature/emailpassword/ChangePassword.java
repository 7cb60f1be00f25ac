package dev.signet.feature.emailpassword;

import static dev.signet.engine.CoreError.FAILED_TO_CREATE_SESSION;
import static dev.signet.feature.emailpassword.EmailPasswordError.CREDENTIAL_ACCOUNT_NOT_FOUND;
import static dev.signet.feature.emailpassword.EmailPasswordError.INVALID_PASSWORD;

import dev.signet.engine.Access;
import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.PendingSignIn;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.SessionIssuer;
import dev.signet.engine.UserView;
import dev.signet.event.SecurityEvent.PasswordChanged;
import dev.signet.event.SecurityEvent.PasswordCheckFailed;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.model.Account;
import dev.signet.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaces the password, ends every other session, and goes on with a new one in this browser. */
final class ChangePassword implements Endpoint<ChangePassword.Input, ChangePassword.Output> {

    record Input(
            @Doc(value = "From 8 to 128 characters", format = "password")
            String newPassword,

            @Doc(value = "The password until now", format = "password")
            String currentPassword,

            @Doc("Asks for the handle of the new session; the others end in any case") @Nullable
            Boolean revokeOtherSessions) {}

    record Output(
            @Doc("A handle of the new session, if it was asked for") @Nullable
            String token,

            @Doc("Whose password it is") UserView user) {}

    static final Route<Input, Output> ROUTE = Route.post("/change-password", Input.class, Output.class)
            .summary("Change the password and end all other sessions")
            .access(Access.SESSION)
            .rateLimit(3, Duration.ofSeconds(10))
            .errors(Passwords.REFUSALS)
            .errors(CREDENTIAL_ACCOUNT_NOT_FOUND, INVALID_PASSWORD, FAILED_TO_CREATE_SESSION);

    private final Services services;
    private final SessionIssuer issuer;
    private final Passwords passwords;

    ChangePassword(Services services, SessionIssuer issuer, Passwords passwords) {
        this.services = services;
        this.issuer = issuer;
        this.passwords = passwords;
    }

    @Override
    public Output handle(Input input, Call call) {
        passwords.checkNew(input.newPassword(), call.user().name(), call.user().email());
        passwords.checkNotTooLong(input.currentPassword());
        passwords.spendTry(call.user().email(), call);
        User changed = change(input, call.user(), call);
        services.events().tell(new PasswordChanged(call.occasion(), changed.id()));
        services.mailer().tell(Mail.notice(MailKind.PASSWORD_CHANGED, changed));
        // The session is a new one (ASVS 7.2.4), and the only one that is good from now on.
        boolean remembered = call.session().remembered();
        ActiveSession active =
                issuer.issue(new PendingSignIn(changed, PendingSignIn.PASSWORD_CHANGE, remembered), call);
        passwords.remember(changed.email(), call);
        String token = Boolean.TRUE.equals(input.revokeOtherSessions())
                ? active.session().token()
                : null;
        return new Output(token, UserView.of(changed));
    }

    private User change(Input input, User user, Call call) {
        Optional<Account> account = services.storage().accounts().findByUser(user.id(), Account.CREDENTIAL);
        String current = account.map(Account::password).orElseThrow(CREDENTIAL_ACCOUNT_NOT_FOUND::error);
        if (!passwords.matches(input.currentPassword(), account)) {
            services.events().tell(new PasswordCheckFailed(call.occasion(), user.id()));
            throw INVALID_PASSWORD.error();
        }
        String replacement = passwords.hash(input.newPassword());
        Instant now = services.clock().instant();
        return services.storage()
                .accounts()
                .changePassword(account.get(), current, replacement, now)
                .map(user::withSessionsValidAfter)
                .orElseThrow(INVALID_PASSWORD::error);
    }
}
