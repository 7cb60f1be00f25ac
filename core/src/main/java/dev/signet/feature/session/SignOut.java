package dev.signet.feature.session;

import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import dev.signet.event.SecurityEvent.SignedOut;
import dev.signet.event.SecurityEvents;

/** Ends the session of this browser and removes its cookies, whether or not anybody is signed in. */
final class SignOut implements Endpoint<NoInput, SignOut.Output> {

    record Output(@Doc("Always true") boolean success) {}

    static final Route<NoInput, Output> ROUTE = Route.post("/sign-out", NoInput.class, Output.class)
            .summary("Sign out of this browser")
            .body(BodyShape.OPTIONAL_OBJECT);

    private final SessionStrategy sessions;
    private final SecurityEvents events;

    SignOut(SessionStrategy sessions, SecurityEvents events) {
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public Output handle(NoInput input, Call call) {
        sessions.end(call).forEach(ended -> events.tell(new SignedOut(call.occasion(ended), ended.userId())));
        return new Output(true);
    }
}
