package dev.signet.feature.emailverification;

import static dev.signet.engine.CoreError.SESSION_NOT_FRESH;
import static dev.signet.feature.emailverification.EmailVerificationError.CHANGE_EMAIL_DISABLED;

import dev.signet.engine.Access;
import dev.signet.engine.ActiveSession;
import dev.signet.engine.AuthException;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.EmailAddress;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.StatusView;
import dev.signet.event.SecurityEvent.EmailChangeRequested;
import dev.signet.model.User;
import dev.signet.verification.EmailVerification;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins a change of address. Who has proved the old one has to allow it there; then the new one has to be proved. That the
 * new one is taken is not told.
 */
final class ChangeEmail implements Endpoint<ChangeEmail.Input, StatusView> {

    record Input(
            @Doc(value = "The new address; it is kept in lower case", format = "email")
            String newEmail,

            @Doc(value = "Where the links lead in the end", maxLength = 2048) @Nullable
            String callbackURL) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/change-email", Input.class, StatusView.class)
            .summary("Ask for a change of the own address")
            .access(Access.SESSION)
            .rateLimit(3, Duration.ofSeconds(10))
            .errors(CHANGE_EMAIL_DISABLED, SESSION_NOT_FRESH);

    private final Services services;
    private final EmailVerification verification;

    ChangeEmail(Services services, EmailVerification verification) {
        this.services = services;
        this.verification = verification;
    }

    @Override
    public StatusView handle(Input input, Call call) {
        if (!services.options().email().changeEnabled()) {
            throw CHANGE_EMAIL_DISABLED.error();
        }
        User user = call.user();
        String newEmail = EmailAddress.canonical(input.newEmail());
        if (newEmail.equals(user.email())) {
            throw AuthException.withoutCode(400, "Email is the same");
        }
        if (!verification.isConfigured()) {
            throw AuthException.withoutCode(400, "Verification email isn't enabled");
        }
        if (!user.emailVerified() && !isFresh(call.session())) {
            // Security rule: no mail to the old address asks for leave, so who finds an open browser must not
            // take the account.
            throw SESSION_NOT_FRESH.error();
        }
        Optional<String> callback = Optional.ofNullable(input.callbackURL());
        if (services.storage().users().findByEmail(newEmail).isPresent()) {
            verification.pretendChange(user, newEmail, callback);
        } else if (user.emailVerified()) {
            verification.askForChange(user, newEmail, callback);
        } else {
            verification.sendToNewAddress(user, newEmail, callback);
        }
        services.events().tell(new EmailChangeRequested(call.occasion(), user.id()));
        return StatusView.DONE;
    }

    private boolean isFresh(ActiveSession session) {
        return session.isFresh(
                services.options().session().freshAge(), services.clock().instant());
    }
}
