package dev.signet.engine;

import dev.signet.event.SecurityEvent.SignInFailed;
import dev.signet.event.SecurityEvent.SignedIn;
import dev.signet.event.SecurityEvents;
import java.util.List;

/** The only place where a session begins: it asks every gate first. Thread-safe. */
public final class SessionIssuer {

    private final List<SessionGate> gates;
    private final SessionStrategy strategy;
    private final SecurityEvents events;

    SessionIssuer(List<SessionGate> gates, SessionStrategy strategy, SecurityEvents events) {
        this.gates = gates;
        this.strategy = strategy;
        this.events = events;
    }

    /**
     * Begins a session and sets its cookies on the response.
     *
     * @throws AuthException when a gate refuses; then nothing was issued
     */
    public ActiveSession issue(PendingSignIn signIn, Call call) {
        String userId = signIn.user().id();
        try {
            gates.forEach(gate -> gate.check(signIn));
            ActiveSession active = strategy.start(new AdmittedSignIn(signIn), call);
            if (signIn.begins()) {
                events.tell(new SignedIn(call.occasion(active.session()), userId, signIn.method()));
            }
            return active;
        } catch (AuthException refusal) {
            if (signIn.begins()) {
                events.tell(SignInFailed.refused(call.occasion(), userId, refusal.code()));
            }
            throw refusal;
        }
    }
}
