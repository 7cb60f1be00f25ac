package dev.signet.feature.session;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.StatusView;
import dev.signet.event.SecurityEvent.SessionRevoked;
import dev.signet.event.SecurityEvents;
import dev.signet.storage.SessionStore;

/**
 * Signs out one device of the user. Whether the token names a session, and whose, is not told: somebody else's is left
 * as it is.
 */
final class RevokeSession implements Endpoint<RevokeSession.Input, StatusView> {

    record Input(
            @Doc("The token of the session, as /list-sessions shows it")
            String token) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/revoke-session", Input.class, StatusView.class)
            .summary("Sign out one device; with sessions in the database alone")
            .access(Access.SESSION);

    private final SessionStore store;
    private final SessionStrategy sessions;
    private final SecurityEvents events;

    RevokeSession(SessionStore store, SessionStrategy sessions, SecurityEvents events) {
        this.store = store;
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public StatusView handle(Input input, Call call) {
        String userId = call.user().id();
        store.revokeOwn(userId, input.token())
                .ifPresent(revoked -> events.tell(new SessionRevoked(call.occasion(), userId, revoked.id())));
        if (input.token().equals(call.session().session().token())) {
            sessions.clear(call);
        }
        return StatusView.DONE;
    }
}
