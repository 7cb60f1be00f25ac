package dev.signet.feature.account;

import dev.signet.engine.Feature;
import dev.signet.engine.Services;
import dev.signet.engine.Setup;
import dev.signet.storage.AccountStore;

/** Users see by which accounts they can sign in, and take one away. */
public final class AccountFeature implements Feature {

    /** The feature has no settings. */
    public AccountFeature() {}

    @Override
    public String id() {
        return "account";
    }

    @Override
    public void install(Setup setup) {
        Services services = setup.services();
        AccountStore accounts = services.storage().accounts();
        setup.endpoint(ListAccounts.ROUTE, new ListAccounts(accounts))
                .endpoint(UnlinkAccount.ROUTE, new UnlinkAccount(accounts, services.events()));
    }
}
