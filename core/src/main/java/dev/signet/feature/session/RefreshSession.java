package dev.signet.feature.session;

import static dev.signet.feature.session.SessionError.METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED;

import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.StatusView;

/** The protocol renews by POST only in its deferred mode; here reading a session renews it, so this always refuses. */
final class RefreshSession implements Endpoint<NoInput, StatusView> {

    static final Route<NoInput, StatusView> ROUTE = Route.post("/get-session", NoInput.class, StatusView.class)
            .summary("Refused: sessions are renewed by reading them")
            .body(BodyShape.IGNORED)
            .errors(METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED);

    @Override
    public StatusView handle(NoInput input, Call call) {
        throw METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED
                .error()
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache");
    }
}
