package dev.signet.feature.account;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.storage.AccountStore;

/** By which accounts the user can sign in. */
final class ListAccounts implements Endpoint<NoInput, AccountView[]> {

    static final Route<NoInput, AccountView[]> ROUTE = Route.get("/list-accounts", NoInput.class, AccountView[].class)
            .summary("The accounts by which this user can sign in")
            .access(Access.SESSION);

    private final AccountStore accounts;

    ListAccounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public AccountView[] handle(NoInput input, Call call) {
        return accounts.findAll(call.user().id()).stream().map(AccountView::of).toArray(AccountView[]::new);
    }
}
