package dev.signet.feature.emailpassword;

import static dev.signet.engine.CoreError.PASSWORD_TOO_LONG;
import static dev.signet.feature.emailpassword.EmailPasswordError.INVALID_PASSWORD;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.StatusView;
import dev.signet.model.Account;
import java.time.Duration;
import java.util.Optional;

/** Says whether this is the password of the signed-in user, for a page that asks for it once more. */
final class VerifyPassword implements Endpoint<VerifyPassword.Input, StatusView> {

    record Input(
            @Doc(value = "The password", format = "password")
            String password) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/verify-password", Input.class, StatusView.class)
            .summary("Prove the password once more")
            .access(Access.SESSION)
            .rateLimit(3, Duration.ofSeconds(10))
            .errors(PASSWORD_TOO_LONG, INVALID_PASSWORD);

    private final Services services;
    private final Passwords passwords;

    VerifyPassword(Services services, Passwords passwords) {
        this.services = services;
        this.passwords = passwords;
    }

    @Override
    public StatusView handle(Input input, Call call) {
        passwords.checkNotTooLong(input.password());
        passwords.spendTry(call.session());
        Optional<Account> account =
                services.storage().accounts().findByUser(call.user().id(), Account.CREDENTIAL);
        if (!passwords.matches(input.password(), account)) {
            throw INVALID_PASSWORD.error();
        }
        return StatusView.DONE;
    }
}
