package dev.signet.feature.session;

import dev.signet.engine.Access;
import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.StatusView;
import dev.signet.event.SecurityEvent.AllSessionsRevoked;
import dev.signet.event.SecurityEvents;

/** Signs out everywhere: no cookie of this user, in whatever browser, is renewed from now on. */
final class RevokeSessions implements Endpoint<NoInput, StatusView> {

    static final Route<NoInput, StatusView> ROUTE = Route.post("/revoke-sessions", NoInput.class, StatusView.class)
            .summary("Sign out everywhere")
            .access(Access.SESSION)
            .body(BodyShape.IGNORED);

    private final SessionStrategy sessions;
    private final SecurityEvents events;

    RevokeSessions(SessionStrategy sessions, SecurityEvents events) {
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public StatusView handle(NoInput input, Call call) {
        sessions.revokeAll(call.user());
        sessions.clear(call);
        events.tell(new AllSessionsRevoked(call.occasion(), call.user().id()));
        return StatusView.DONE;
    }
}
