package dev.signet.feature.session;

import dev.signet.engine.Access;
import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.StatusView;
import dev.signet.event.SecurityEvent.OtherSessionsRevoked;
import dev.signet.event.SecurityEvents;

/** Signs out every device of the user but this one. */
final class RevokeOtherSessions implements Endpoint<NoInput, StatusView> {

    static final Route<NoInput, StatusView> ROUTE = Route.post(
                    "/revoke-other-sessions", NoInput.class, StatusView.class)
            .summary("Sign out everywhere else")
            .access(Access.SESSION)
            .body(BodyShape.IGNORED);

    private final SessionStrategy sessions;
    private final SecurityEvents events;

    RevokeOtherSessions(SessionStrategy sessions, SecurityEvents events) {
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public StatusView handle(NoInput input, Call call) {
        sessions.revokeOthers(call);
        events.tell(new OtherSessionsRevoked(call.occasion(), call.user().id()));
        return StatusView.DONE;
    }
}
