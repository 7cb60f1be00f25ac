package dev.signet.feature.account;

import static dev.signet.feature.account.AccountError.ACCOUNT_NOT_FOUND;
import static dev.signet.feature.account.AccountError.FAILED_TO_UNLINK_LAST_ACCOUNT;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.StatusView;
import dev.signet.event.SecurityEvent.AccountUnlinked;
import dev.signet.event.SecurityEvents;
import dev.signet.storage.AccountStore;

/** Takes one account of the user away, but never the last. Somebody else's is not found. */
final class UnlinkAccount implements Endpoint<UnlinkAccount.Input, StatusView> {

    record Input(
            @Doc("The id of the account, as /list-accounts shows it")
            String accountId) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/unlink-account", Input.class, StatusView.class)
            .summary("Take away an account by which this user can sign in")
            .access(Access.FRESH_SESSION)
            .errors(ACCOUNT_NOT_FOUND, FAILED_TO_UNLINK_LAST_ACCOUNT);

    private final AccountStore accounts;
    private final SecurityEvents events;

    UnlinkAccount(AccountStore accounts, SecurityEvents events) {
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    public StatusView handle(Input input, Call call) {
        return switch (accounts.unlink(call.user().id(), input.accountId())) {
            case DONE -> {
                events.tell(new AccountUnlinked(call.occasion(), call.user().id(), input.accountId()));
                yield StatusView.DONE;
            }
            case LAST -> throw FAILED_TO_UNLINK_LAST_ACCOUNT.error();
            case UNKNOWN -> throw ACCOUNT_NOT_FOUND.error();
        };
    }
}
