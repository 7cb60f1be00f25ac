package dev.signet.feature.emailverification;

import static dev.signet.feature.emailverification.EmailVerificationError.INVALID_TOKEN;
import static dev.signet.feature.emailverification.EmailVerificationError.INVALID_USER;
import static dev.signet.feature.emailverification.EmailVerificationError.TOKEN_EXPIRED;
import static dev.signet.feature.emailverification.EmailVerificationError.USER_NOT_FOUND;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.SessionIssuer;
import dev.signet.engine.UserView;
import dev.signet.event.SecurityEvent.EmailChangeConfirmed;
import dev.signet.event.SecurityEvent.EmailChanged;
import dev.signet.event.SecurityEvent.EmailVerified;
import dev.signet.http.Redirect;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.model.User;
import dev.signet.verification.EmailProof;
import dev.signet.verification.EmailTokens.UnprovedException;
import dev.signet.verification.EmailVerification;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the link of a mail that proves an address. */
final class VerifyEmail implements Endpoint<VerifyEmail.Input, VerifyEmail.Output> {

    record Input(
            @Doc(value = "The token of the mail", maxLength = 4096)
            String token,

            @Doc(value = "Where to go afterwards", maxLength = 2048) @Nullable
            String callbackURL) {}

    record Output(
            @Doc("Always true") boolean status,

            @Doc("The user, where the address has changed") @Nullable
            UserView user) {}

    private static final Output DONE = new Output(true, null);

    static final Route<Input, Output> ROUTE = Route.get("/verify-email", Input.class, Output.class)
            .summary("Follow the link of a mail that proves an address")
            .errors(INVALID_TOKEN, TOKEN_EXPIRED, USER_NOT_FOUND, INVALID_USER);

    private final Services services;
    private final SessionIssuer issuer;
    private final EmailVerification verification;

    VerifyEmail(Services services, SessionIssuer issuer, EmailVerification verification) {
        this.services = services;
        this.issuer = issuer;
        this.verification = verification;
    }

    @Override
    public Output handle(Input input, Call call) {
        String callback = input.callbackURL() == null ? "" : input.callbackURL();
        try {
            Output output = follow(verification.tokens().read(input.token()), callback, call);
            if (callback.isEmpty()) {
                call.header("Cache-Control", "no-store");
                call.header("Referrer-Policy", "no-referrer");
            } else {
                call.redirect(callback);
            }
            return output;
        } catch (UnprovedException unproved) {
            return refuse(unproved.isExpired() ? TOKEN_EXPIRED : INVALID_TOKEN, callback, call);
        } catch (Refusal refusal) {
            return refuse(refusal.error, callback, call);
        }
    }

    private Output follow(EmailProof proof, String callback, Call call) {
        User user = services.storage()
                .users()
                .findByEmail(proof.email())
                .filter(proof::isOf)
                .orElseThrow(() -> new Refusal(USER_NOT_FOUND));
        Optional<ActiveSession> signedIn = services.sessions().authenticate(call.request());
        if (signedIn.filter(session -> !session.user().id().equals(user.id())).isPresent()) {
            // Security rule: a foreign link must not put somebody into another account.
            throw new Refusal(INVALID_USER);
        }
        if (proof.change() == null) {
            return user.emailVerified() ? DONE : verify(proof, user, signedIn, call);
        }
        // Security rule: a mail program that opens the link in advance is nobody, and gives no leave.
        return change(proof, signedIn.orElseThrow(() -> new Refusal(INVALID_USER)), callback, call);
    }

    private Output verify(EmailProof proof, User user, Optional<ActiveSession> own, Call call) {
        if (proof.isOutdatedFor(user)) {
            throw new Refusal(INVALID_TOKEN);
        }
        String survivor = own.map(session -> session.session().token()).orElse("");
        // Security rule: whoever signed up with somebody else's address loses their sessions by the proof. It is one
        // conditional statement: a link that is followed twice, or by a mail program in advance, signs in nobody.
        Optional<User> proved = services.storage()
                .users()
                .proveEmail(user, user.email(), survivor, services.clock().instant());
        proved.ifPresent(owner -> {
            services.events()
                    .tell(new EmailVerified(
                            call.occasion(own.map(ActiveSession::session).orElse(null)), owner.id()));
            own.ifPresentOrElse(
                    session -> services.sessions().goOn(session, owner, call),
                    () -> verification.signIn(user, owner, call).ifPresent(signIn -> issuer.issue(signIn, call)));
        });
        return DONE;
    }

    private Output change(EmailProof proof, ActiveSession own, String callback, Call call) {
        EmailProof.Change change = Objects.requireNonNull(proof.change());
        User user = own.user();
        if (!services.options().email().changeEnabled()
                || !proof.isOf(user)
                || proof.isOutdatedFor(user)
                || !verification.consume(change, user)) {
            throw new Refusal(INVALID_TOKEN);
        }
        if (change.step() == EmailProof.Step.CONFIRMED) {
            verification.sendToNewAddress(user, change.newEmail(), Optional.of(callback));
            services.events().tell(new EmailChangeConfirmed(call.occasion(own.session()), user.id()));
            return DONE;
        }
        User changed = services.storage()
                .users()
                .proveEmail(
                        user,
                        change.newEmail(),
                        own.session().token(),
                        services.clock().instant())
                .orElseThrow(() -> new Refusal(INVALID_TOKEN));
        services.events().tell(new EmailChanged(call.occasion(own.session()), user.id()));
        services.mailer().tell(Mail.notice(MailKind.EMAIL_CHANGED, user).about(change.newEmail()));
        services.sessions().goOn(own, changed, call);
        return new Output(true, UserView.of(changed));
    }

    private static Output refuse(EmailVerificationError error, String callback, Call call) {
        if (callback.isEmpty()) {
            throw error.error().header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
        }
        call.redirect(Redirect.withParameter(callback, "error", error.name()));
        return DONE;
    }

    /** The token is one of ours, and nothing comes of it. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final EmailVerificationError error;

        Refusal(EmailVerificationError error) {
            super(error.name(), null, false, false);
            this.error = error;
        }
    }
}
