package dev.signet.feature.emailpassword;

import static dev.signet.engine.CoreError.PASSWORD_TOO_LONG;
import static dev.signet.feature.emailpassword.DeletionError.INVALID_TOKEN;
import static dev.signet.feature.emailpassword.DeletionError.SESSION_EXPIRED;
import static dev.signet.feature.emailpassword.EmailPasswordError.CREDENTIAL_ACCOUNT_NOT_FOUND;
import static dev.signet.feature.emailpassword.EmailPasswordError.INVALID_PASSWORD;

import dev.signet.engine.Access;
import dev.signet.engine.ActiveSession;
import dev.signet.engine.AuthException;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.event.SecurityEvent.DeletionRequested;
import dev.signet.event.SecurityEvent.PasswordCheckFailed;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.options.EmailOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes the account of the signed-in user, by password, fresh session or the link of a mail. */
final class DeleteUser implements Endpoint<DeleteUser.Input, DeletionView> {

    record Input(
            @Doc(value = "Where the link of the mail leads in the end", maxLength = 2048) @Nullable
            String callbackURL,

            @Doc(value = "The password; without it the session has to be fresh", format = "password") @Nullable
            String password,

            @Doc("The token of the mail") @Nullable String token) {}

    static final Route<Input, DeletionView> ROUTE = Route.post("/delete-user", Input.class, DeletionView.class)
            .summary("Delete the own account, or ask for the mail that does")
            .access(Access.SESSION)
            .rateLimit(3, Duration.ofMinutes(1))
            .errors(PASSWORD_TOO_LONG, CREDENTIAL_ACCOUNT_NOT_FOUND, INVALID_PASSWORD, SESSION_EXPIRED, INVALID_TOKEN);

    private final Services services;
    private final Passwords passwords;
    private final Deletions deletions;
    private final EmailOptions.Deletion options;

    DeleteUser(Services services, Passwords passwords, Deletions deletions) {
        this.services = services;
        this.passwords = passwords;
        this.deletions = deletions;
        this.options = services.options().email().deletion();
    }

    @Override
    public DeletionView handle(Input input, Call call) {
        if (!options.enabled()) {
            throw AuthException.withoutBody(404);
        }
        String password = input.password() == null ? "" : input.password();
        if (!password.isEmpty()) {
            checkPassword(password, call);
        }
        String token = input.token();
        if (token != null && !token.isEmpty()) {
            deletions.byToken(token, call.session(), call);
            return DeletionView.DELETED;
        }
        if (options.byMail()) {
            sendMail(call.user(), input.callbackURL());
            services.events()
                    .tell(new DeletionRequested(call.occasion(), call.user().id()));
            return DeletionView.SENT;
        }
        if (password.isEmpty() && !isFresh(call.session())) {
            throw SESSION_EXPIRED.error();
        }
        deletions.delete(call.session(), call);
        return DeletionView.DELETED;
    }

    private void checkPassword(String password, Call call) {
        passwords.checkNotTooLong(password);
        passwords.spendTry(call.user().email(), call);
        Optional<Account> account =
                services.storage().accounts().findByUser(call.user().id(), Account.CREDENTIAL);
        if (account.map(Account::password).isEmpty()) {
            throw CREDENTIAL_ACCOUNT_NOT_FOUND.error();
        }
        if (!passwords.matches(password, account)) {
            services.events()
                    .tell(new PasswordCheckFailed(call.occasion(), call.user().id()));
            throw INVALID_PASSWORD.error();
        }
    }

    private boolean isFresh(ActiveSession active) {
        return active.isFresh(
                services.options().session().freshAge(), services.clock().instant());
    }

    private void sendMail(User user, @Nullable String callbackUrl) {
        String token = deletions.keepToken(user);
        String target = callbackUrl == null || callbackUrl.isEmpty() ? "/" : callbackUrl;
        String url = services.options().url() + "/delete-user/callback?token=" + token + "&callbackURL="
                + URLEncoder.encode(target, StandardCharsets.UTF_8);
        services.mailer().send(Mail.of(MailKind.DELETE_ACCOUNT, user, new Mail.Link(token, url, options.expiresIn())));
    }
}
