package dev.signet.feature.emailverification;

import static dev.signet.feature.emailverification.EmailVerificationError.INVALID_TOKEN;
import static dev.signet.feature.emailverification.EmailVerificationError.TOKEN_EXPIRED;
import static dev.signet.feature.emailverification.EmailVerificationError.USER_NOT_FOUND;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.PendingSignIn;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.SessionIssuer;
import dev.signet.engine.UserView;
import dev.signet.http.Redirect;
import dev.signet.model.User;
import dev.signet.verification.EmailProof;
import dev.signet.verification.EmailTokens.UnprovedException;
import dev.signet.verification.EmailVerification;
import java.time.Instant;
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

    static final Route<Input, Output> ROUTE = Route.get("/verify-email", Input.class, Output.class)
            .summary("Follow the link of a mail that proves an address")
            .errors(INVALID_TOKEN, TOKEN_EXPIRED, USER_NOT_FOUND);

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
            follow(verification.tokens().read(input.token()), call);
            if (callback.isEmpty()) {
                call.header("Cache-Control", "no-store");
                call.header("Referrer-Policy", "no-referrer");
            } else {
                call.redirect(callback);
            }
        } catch (UnprovedException unproved) {
            refuse(unproved.isExpired() ? TOKEN_EXPIRED : INVALID_TOKEN, callback, call);
        } catch (StaleProof stale) {
            refuse(USER_NOT_FOUND, callback, call);
        }
        return new Output(true, null);
    }

    private void follow(EmailProof proof, Call call) {
        User user = services.storage()
                .users()
                .findByEmail(proof.email())
                .filter(found -> found.id().equals(proof.userId()))
                .orElseThrow(StaleProof::new);
        Instant now = services.clock().instant();
        // One conditional statement: a link that is followed twice, or by a mail program in advance, signs in nobody.
        boolean first = services.storage().users().verifyEmail(user.id(), proof.email(), now);
        if (first && services.options().email().verification().signsIn()) {
            signIn(user.withEmail(proof.email(), true, now), call);
        }
    }

    private void signIn(User user, Call call) {
        Optional<ActiveSession> own = services.sessions()
                .authenticate(call.request())
                .filter(session -> session.user().id().equals(user.id()));
        if (own.isPresent()) {
            services.sessions().refresh(own.get().withUser(user), call);
        } else {
            issuer.issue(new PendingSignIn(user, "email-verification", true), call);
        }
    }

    private static void refuse(EmailVerificationError error, String callback, Call call) {
        if (callback.isEmpty()) {
            throw error.error().header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
        }
        call.redirect(Redirect.withParameter(callback, "error", error.name()));
    }

    /** The account is gone, or has another address by now. */
    private static final class StaleProof extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StaleProof() {
            super("The proof is of another address.", null, false, false);
        }
    }
}
