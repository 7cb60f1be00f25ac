package dev.signet.feature.session;

import dev.signet.engine.Access;
import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.StatusView;

/** Signs out every device of the user but this one. */
final class RevokeOtherSessions implements Endpoint<NoInput, StatusView> {

    static final Route<NoInput, StatusView> ROUTE = Route.post(
                    "/revoke-other-sessions", NoInput.class, StatusView.class)
            .summary("Sign out everywhere else")
            .access(Access.SESSION)
            .body(BodyShape.IGNORED);

    private final SessionStrategy sessions;

    RevokeOtherSessions(SessionStrategy sessions) {
        this.sessions = sessions;
    }

    @Override
    public StatusView handle(NoInput input, Call call) {
        sessions.revokeOthers(call);
        return StatusView.DONE;
    }
}
