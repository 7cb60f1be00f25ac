package dev.signet.feature.emailpassword;

import static dev.signet.engine.CoreError.VALIDATION_ERROR;
import static dev.signet.feature.emailpassword.EmailPasswordError.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.AuthException;
import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.EmailAddress;
import dev.signet.engine.Endpoint;
import dev.signet.engine.PendingSignIn;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.SessionIssuer;
import dev.signet.engine.UserView;
import dev.signet.event.SecurityEvent.SignUpRefused;
import dev.signet.event.SecurityEvent.SignedUp;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.verification.EmailVerification;
import dev.signet.verification.LatestSignUps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an account and signs its owner in. */
final class SignUpEmail implements Endpoint<SignUpEmail.Input, SignUpEmail.Output> {

    record Input(
            @Doc(value = "The display name", maxLength = 255)
            String name,

            @Doc(value = "The address; it is kept in lower case", format = "email")
            String email,

            @Doc(value = "From 8 to 128 characters", format = "password")
            String password,

            @Doc(value = "Address of a picture", maxLength = 2048) @Nullable
            String image,

            @Doc(value = "Where to go afterwards", maxLength = 2048) @Nullable
            String callbackURL,

            @Doc("false ends the session with the browser's") @Nullable
            Boolean rememberMe) {}

    record Output(
            @Doc("A handle of the session; it authenticates nobody. null: the address has to be proved first") @Nullable
            String token,

            @Doc("Who signed up") UserView user) {}

    static final Route<Input, Output> ROUTE = Route.post("/sign-up/email", Input.class, Output.class)
            .summary("Sign up by e-mail address and password")
            .body(BodyShape.OPEN_OBJECT)
            .acceptsForm()
            .startsSession()
            .rateLimit(3, Duration.ofSeconds(10))
            .errors(Passwords.REFUSALS)
            .errors(USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL);

    private final Services services;
    private final SessionIssuer issuer;
    private final Passwords passwords;
    private final EmailVerification verification;
    private final LatestSignUps signUps;

    SignUpEmail(Services services, SessionIssuer issuer, Passwords passwords, EmailVerification verification) {
        this.services = services;
        this.issuer = issuer;
        this.passwords = passwords;
        this.verification = verification;
        this.signUps = new LatestSignUps(services);
    }

    @Override
    public Output handle(Input input, Call call) {
        if (input.password().isEmpty()) {
            throw AuthException.of(
                    VALIDATION_ERROR, "[body.password] Too small: expected string to have >=1 characters");
        }
        passwords.checkNew(input.password(), input.name(), input.email());
        // The hash comes first, so that a taken address takes as long as a free one.
        String hash = passwords.hash(input.password());
        User user = newUser(input);
        if (!services.storage().users().createIfAbsent(user, newAccount(user, hash))) {
            return taken(user, hash, input, call);
        }
        services.events().tell(new SignedUp(call.occasion(), user.id()));
        verification.onSignUp(user, Optional.ofNullable(input.callbackURL()));
        if (verification.isRequired()) {
            signUps.free(user.email());
            verification.await(user, isRemembered(input), call);
            return new Output(null, UserView.of(user));
        }
        ActiveSession active = issuer.issue(new PendingSignIn(user, "email", isRemembered(input)), call);
        return new Output(active.session().token(), UserView.of(user));
    }

    /** Where the mailbox has the last word, a taken address gets the answer of a free one. */
    private Output taken(User user, String hash, Input input, Call call) {
        services.events().tell(new SignUpRefused(call.occasion()));
        if (!verification.isRequired()) {
            throw USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL.error();
        }
        verification.pretendSignUp(Optional.ofNullable(input.callbackURL()));
        signUps.taken(user.email(), hash);
        verification.await(user, isRemembered(input), call);
        return new Output(null, UserView.of(user));
    }

    private static boolean isRemembered(Input input) {
        return !Boolean.FALSE.equals(input.rememberMe());
    }

    private User newUser(Input input) {
        Instant now = services.clock().instant();
        String email = EmailAddress.canonical(input.email());
        return new User(services.tokens().id(), input.name(), email, false, input.image(), now, now, null);
    }

    private Account newAccount(User user, String hash) {
        return new Account(
                services.tokens().id(),
                user.id(),
                Account.CREDENTIAL,
                user.id(),
                hash,
                user.createdAt(),
                user.createdAt());
    }
}
