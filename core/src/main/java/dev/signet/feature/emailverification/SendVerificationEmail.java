package dev.signet.feature.emailverification;

import static dev.signet.feature.emailverification.EmailVerificationError.EMAIL_ALREADY_VERIFIED;
import static dev.signet.feature.emailverification.EmailVerificationError.EMAIL_MISMATCH;
import static dev.signet.feature.emailverification.EmailVerificationError.VERIFICATION_EMAIL_NOT_ENABLED;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.EmailAddress;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.StatusView;
import dev.signet.model.User;
import dev.signet.verification.EmailVerification;
import dev.signet.verification.LatestSignUps;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mails the link that proves an address. A visitor gets the same answer, after the same work, for every address. */
final class SendVerificationEmail implements Endpoint<SendVerificationEmail.Input, StatusView> {

    record Input(
            @Doc(value = "The address, in any case", format = "email")
            String email,

            @Doc(value = "Where the link leads in the end", maxLength = 2048) @Nullable
            String callbackURL) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/send-verification-email", Input.class, StatusView.class)
            .summary("Ask for a mail with a link that proves the address")
            .rateLimit(3, Duration.ofMinutes(1))
            .errors(VERIFICATION_EMAIL_NOT_ENABLED, EMAIL_MISMATCH, EMAIL_ALREADY_VERIFIED);

    private final Services services;
    private final EmailVerification verification;
    private final LatestSignUps signUps;

    SendVerificationEmail(Services services, EmailVerification verification) {
        this.services = services;
        this.verification = verification;
        this.signUps = new LatestSignUps(services);
    }

    @Override
    public StatusView handle(Input input, Call call) {
        if (!verification.isConfigured()) {
            throw VERIFICATION_EMAIL_NOT_ENABLED.error();
        }
        String email = EmailAddress.canonical(input.email());
        Optional<User> signedIn =
                services.sessions().authenticate(call.request()).map(ActiveSession::user);
        if (signedIn.isPresent()) {
            requireDue(signedIn.get(), email);
        }
        Optional<User> user = signedIn.or(() -> services.storage().users().findByEmail(email));
        // Security rule: the link must not go to whoever signed up with the address after a stranger, and takes the
        // account
        // for their own: it would prove the stranger's. They come in by a new password.
        boolean disputed = verification.isRequired()
                && signedIn.isEmpty()
                && signUps.find(email).isPresent();
        Optional<String> callback = Optional.ofNullable(input.callbackURL());
        user.filter(found -> !found.emailVerified() && !disputed)
                .ifPresentOrElse(due -> verification.send(due, callback), () -> verification.pretend(callback));
        return StatusView.DONE;
    }

    private static void requireDue(User user, String email) {
        if (!user.email().equals(email)) {
            throw EMAIL_MISMATCH.error();
        }
        if (user.emailVerified()) {
            throw EMAIL_ALREADY_VERIFIED.error();
        }
    }
}
