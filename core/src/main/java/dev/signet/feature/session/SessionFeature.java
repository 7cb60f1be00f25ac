package dev.signet.feature.session;

import dev.signet.engine.Feature;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.Setup;

/** Reading a session, signing out, signing out everywhere. */
public final class SessionFeature implements Feature {

    /** The feature has no settings of its own. */
    public SessionFeature() {}

    @Override
    public String id() {
        return "session";
    }

    @Override
    public void install(Setup setup) {
        SessionStrategy sessions = setup.services().sessions();
        setup.endpoint(GetSession.ROUTE, new GetSession(sessions))
                .endpoint(RefreshSession.ROUTE, new RefreshSession())
                .endpoint(SignOut.ROUTE, new SignOut(sessions))
                .endpoint(RevokeSessions.ROUTE, new RevokeSessions(sessions));
    }
}
