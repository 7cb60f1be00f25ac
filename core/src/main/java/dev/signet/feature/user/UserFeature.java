package dev.signet.feature.user;

import dev.signet.engine.Feature;
import dev.signet.engine.Setup;

/** Users change their name and picture. */
public final class UserFeature implements Feature {

    /** The feature has no settings. */
    public UserFeature() {}

    @Override
    public String id() {
        return "user";
    }

    @Override
    public void install(Setup setup) {
        setup.endpoint(UpdateUser.ROUTE, new UpdateUser(setup.services()));
    }
}
