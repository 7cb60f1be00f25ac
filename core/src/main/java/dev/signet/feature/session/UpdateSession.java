package dev.signet.feature.session;

import dev.signet.engine.Access;
import dev.signet.engine.AuthException;
import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;

/** The protocol lets an application declare fields of a session that its user may change. There is none here. */
final class UpdateSession implements Endpoint<NoInput, SessionView> {

    static final Route<NoInput, SessionView> ROUTE = Route.post("/update-session", NoInput.class, SessionView.class)
            .summary("Refused: a session has no field that its user may change")
            .access(Access.SESSION)
            .body(BodyShape.RECORD);

    @Override
    public SessionView handle(NoInput input, Call call) {
        throw AuthException.withoutCode(400, "No fields to update");
    }
}
