package dev.signet.feature.emailpassword;

import static dev.signet.feature.emailpassword.DeletionError.FAILED_TO_GET_USER_INFO;
import static dev.signet.feature.emailpassword.DeletionError.INVALID_TOKEN;
import static dev.signet.feature.emailpassword.DeletionError.NOT_FOUND;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import org.jspecify.annotations.Nullable;

/** Follows the link of a mail that deletes the account, in the browser where its owner is signed in. */
final class DeleteUserCallback implements Endpoint<DeleteUserCallback.Input, DeletionView> {

    record Input(
            @Doc("The token of the mail") String token,

            @Doc(value = "Where to go afterwards", maxLength = 2048) @Nullable
            String callbackURL) {}

    static final Route<Input, DeletionView> ROUTE = Route.get("/delete-user/callback", Input.class, DeletionView.class)
            .summary("Follow the link of a mail that deletes the account")
            .errors(NOT_FOUND, FAILED_TO_GET_USER_INFO, INVALID_TOKEN);

    private final Services services;
    private final Deletions deletions;

    DeleteUserCallback(Services services, Deletions deletions) {
        this.services = services;
        this.deletions = deletions;
    }

    @Override
    public DeletionView handle(Input input, Call call) {
        if (!services.options().email().deletion().enabled()) {
            throw NOT_FOUND.error();
        }
        // A mail program that opens the link in advance is nobody, and uses nothing up.
        ActiveSession session =
                services.sessions().authenticate(call.request()).orElseThrow(FAILED_TO_GET_USER_INFO::error);
        deletions.byToken(input.token(), session, call);
        String callback = input.callbackURL();
        if (callback == null || callback.isEmpty()) {
            call.header("Cache-Control", "no-store");
            call.header("Referrer-Policy", "no-referrer");
        } else {
            call.redirect(callback);
        }
        return DeletionView.DELETED;
    }
}
