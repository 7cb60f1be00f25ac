package dev.signet.feature.session;

import dev.signet.engine.Feature;
import dev.signet.engine.Services;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.Setup;
import dev.signet.event.SecurityEvents;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.storage.SessionStore;

/** Reading sessions, signing out: here, there, everywhere else, everywhere. */
public final class SessionFeature implements Feature {

    /** The feature has no settings of its own. */
    public SessionFeature() {}

    @Override
    public String id() {
        return "session";
    }

    @Override
    public void install(Setup setup) {
        Services services = setup.services();
        SessionStrategy sessions = services.sessions();
        SecurityEvents events = services.events();
        setup.endpoint(GetSession.ROUTE, new GetSession(sessions))
                .endpoint(RefreshSession.ROUTE, new RefreshSession())
                .endpoint(UpdateSession.ROUTE, new UpdateSession())
                .endpoint(SignOut.ROUTE, new SignOut(sessions, events))
                .endpoint(RevokeSessions.ROUTE, new RevokeSessions(sessions, events))
                .endpoint(RevokeOtherSessions.ROUTE, new RevokeOtherSessions(sessions, events));
        if (services.options().session().strategy() == Strategy.DATABASE) {
            SessionStore store = services.storage().sessions();
            setup.endpoint(ListSessions.ROUTE, new ListSessions(store, services.clock()))
                    .endpoint(RevokeSession.ROUTE, new RevokeSession(store, sessions, events));
        }
    }
}
