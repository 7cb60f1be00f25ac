package dev.signet.feature.emailpassword;

import static dev.signet.engine.CoreError.EMAIL_NOT_VERIFIED;
import static dev.signet.engine.CoreError.INVALID_EMAIL;
import static dev.signet.engine.CoreError.PASSWORD_TOO_LONG;
import static dev.signet.feature.emailpassword.EmailPasswordError.INVALID_EMAIL_OR_PASSWORD;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.AuthException;
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
import dev.signet.model.User;
import dev.signet.model.UserWithAccount;
import dev.signet.verification.EmailVerification;
import dev.signet.verification.LatestSignUps;
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
            .errors(INVALID_EMAIL, PASSWORD_TOO_LONG, INVALID_EMAIL_OR_PASSWORD, EMAIL_NOT_VERIFIED);

    private final Services services;
    private final SessionIssuer issuer;
    private final Passwords passwords;
    private final EmailVerification verification;
    private final LatestSignUps signUps;

    SignInEmail(Services services, SessionIssuer issuer, Passwords passwords, EmailVerification verification) {
        this.services = services;
        this.issuer = issuer;
        this.passwords = passwords;
        this.verification = verification;
        this.signUps = new LatestSignUps(services);
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
        boolean matches = passwords.matches(input.password(), found.map(UserWithAccount::account));
        if (!matches || verification.isDue(found.orElseThrow().user())) {
            services.events().tell(failure(found, matches, call));
            throw verification.isRequired() ? refusal(input, email, found, matches) : INVALID_EMAIL_OR_PASSWORD.error();
        }
        upgradeHash(input.password(), found.orElseThrow().account(), call);
        return signIn(input, found.orElseThrow(), call);
    }

    /**
     * Security rule: who signs up is told that the address has to be proved when they sign in with the password they chose,
     * and with no other, whether the address was free or taken. So the latest sign-up decides, not the account.
     */
    private AuthException refusal(Input input, String email, Optional<UserWithAccount> found, boolean matches) {
        Optional<String> latest = signUps.find(email);
        boolean ofLatest = passwords.isOfSignUp(input.password(), latest);
        if (matches) {
            passwords.completeWork(input.password(), found.orElseThrow().account());
        }
        if (!(latest.isPresent() ? ofLatest : matches)) {
            return INVALID_EMAIL_OR_PASSWORD.error();
        }
        // Security rule: whoever signed up with an address after a stranger must not get the link that proves
        // it for them.
        Optional<User> owner = found.filter(account -> matches).map(UserWithAccount::user);
        verification.onSignIn(owner, Optional.ofNullable(input.callbackURL()));
        return verification.await(owner, isRemembered(input), EMAIL_NOT_VERIFIED.error());
    }

    private Output signIn(Input input, UserWithAccount found, Call call) {
        ActiveSession active = issuer.issue(new PendingSignIn(found.user(), "email", isRemembered(input)), call);
        String target = input.callbackURL();
        if (target == null || target.isEmpty()) {
            return new Output(false, active.session().token(), target, UserView.of(found.user()));
        }
        call.header("Location", Redirect.asHeader(target));
        return new Output(true, active.session().token(), target, UserView.of(found.user()));
    }

    private static boolean isRemembered(Input input) {
        return !Boolean.FALSE.equals(input.rememberMe());
    }

    /** The address itself is not told: people write their password into the wrong field. */
    private static SignInFailed failure(Optional<UserWithAccount> found, boolean matches, Call call) {
        if (matches) {
            return SignInFailed.refused(
                    call.occasion(), found.orElseThrow().user().id(), EMAIL_NOT_VERIFIED.name());
        }
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
