package dev.signet.feature.emailpassword;

import static dev.signet.engine.CoreError.INVALID_EMAIL;
import static dev.signet.engine.CoreError.PASSWORD_TOO_LONG;
import static dev.signet.feature.emailpassword.EmailPasswordError.INVALID_EMAIL_OR_PASSWORD;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.EmailAddress;
import dev.signet.engine.Endpoint;
import dev.signet.engine.PendingSignIn;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.SessionIssuer;
import dev.signet.engine.UserView;
import dev.signet.event.SecurityEvent.PasswordHashUpgraded;
import dev.signet.event.SecurityEvent.SignInFailed;
import dev.signet.http.Redirect;
import dev.signet.model.Account;
import dev.signet.model.UserWithAccount;
import dev.signet.verification.EmailVerification;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs somebody in who knows the password of an account. */
final class SignInEmail implements Endpoint<SignInEmail.Input, SignInEmail.Output> {

    record Input(
            @Doc("The address, in any case") String email,

            @Doc(value = "The password", format = "password")
            String password,

            @Doc(value = "Where to go afterwards", maxLength = 2048) @Nullable
            String callbackURL,

            @Doc("false ends the session with the browser's") @Nullable
            Boolean rememberMe) {}

    record Output(
            @Doc("Whether the client shall go to the url") boolean redirect,

            @Doc("A handle of the session; it authenticates nobody")
            String token,

            @Doc(value = "The callbackURL that was sent", omitNull = true) @Nullable
            String url,

            @Doc("Who signed in") UserView user) {}

    static final Route<Input, Output> ROUTE = Route.post("/sign-in/email", Input.class, Output.class)
            .summary("Sign in by e-mail address and password")
            .acceptsForm()
            .startsSession()
            .rateLimit(3, Duration.ofSeconds(10))
            .errors(INVALID_EMAIL, PASSWORD_TOO_LONG, INVALID_EMAIL_OR_PASSWORD);

    private final Services services;
    private final SessionIssuer issuer;
    private final Passwords passwords;
    private final EmailVerification verification;

    SignInEmail(Services services, SessionIssuer issuer, Passwords passwords, EmailVerification verification) {
        this.services = services;
        this.issuer = issuer;
        this.passwords = passwords;
        this.verification = verification;
    }

    @Override
    public Output handle(Input input, Call call) {
        if (!EmailAddress.isValid(input.email())) {
            throw INVALID_EMAIL.error();
        }
        passwords.checkNotTooLong(input.password());
        String email = EmailAddress.canonical(input.email());
        passwords.spendTry(email, call);
        Optional<UserWithAccount> found = services.storage().accounts().findByEmail(email, Account.CREDENTIAL);
        if (!passwords.matches(input.password(), found.map(UserWithAccount::account))) {
            services.events().tell(failure(found, call));
            throw INVALID_EMAIL_OR_PASSWORD.error();
        }
        upgradeHash(input.password(), found.orElseThrow().account(), call);
        return signIn(input, found.orElseThrow(), call);
    }

    private Output signIn(Input input, UserWithAccount found, Call call) {
        verification.onSignIn(found.user(), Optional.ofNullable(input.callbackURL()));
        boolean remembered = !Boolean.FALSE.equals(input.rememberMe());
        ActiveSession active = issuer.issue(new PendingSignIn(found.user(), "email", remembered), call);
        passwords.remember(found.user().email(), call);
        String target = input.callbackURL();
        if (target == null || target.isEmpty()) {
            return new Output(false, active.session().token(), target, UserView.of(found.user()));
        }
        call.header("Location", Redirect.asHeader(target));
        return new Output(true, active.session().token(), target, UserView.of(found.user()));
    }

    /** The address itself is not told: people write their password into the wrong field. */
    private static SignInFailed failure(Optional<UserWithAccount> found, Call call) {
        String userId = found.map(known -> known.user().id()).orElse(null);
        return new SignInFailed(
                call.occasion(), userId, userId == null ? SignInFailed.NO_ACCOUNT : SignInFailed.WRONG_PASSWORD);
    }

    private void upgradeHash(String password, Account account, Call call) {
        String hash = account.password();
        if (hash != null && passwords.isOutdated(hash)) {
            boolean upgraded = services.storage()
                    .accounts()
                    .upgradePassword(
                            account.id(),
                            hash,
                            passwords.hash(password),
                            services.clock().instant());
            if (upgraded) {
                services.events().tell(new PasswordHashUpgraded(call.occasion(), account.userId()));
            }
        }
    }
}
