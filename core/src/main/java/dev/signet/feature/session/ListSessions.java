package dev.signet.feature.session;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.storage.SessionStore;
import java.time.InstantSource;

/** The devices on which the user is signed in. */
final class ListSessions implements Endpoint<NoInput, SessionView[]> {

    static final Route<NoInput, SessionView[]> ROUTE = Route.get("/list-sessions", NoInput.class, SessionView[].class)
            .summary("The live sessions of this user; with sessions in the database alone")
            .access(Access.FRESH_SESSION);

    private final SessionStore sessions;
    private final InstantSource clock;

    ListSessions(SessionStore sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public SessionView[] handle(NoInput input, Call call) {
        // Tokens in a shared cache would be for others to revoke.
        call.header("Cache-Control", "no-store");
        return sessions.findLive(call.user().id(), clock.instant()).stream()
                .map(SessionView::of)
                .toArray(SessionView[]::new);
    }
}
