package dev.signet.engine;

import java.util.List;

/** The only place where a session begins: it asks every gate first, and tells every observer. Thread-safe. */
public final class SessionIssuer {

    private final List<SessionGate> gates;
    private final SessionStrategy strategy;
    private final List<SessionObserver> observers;

    SessionIssuer(List<SessionGate> gates, SessionStrategy strategy, List<SessionObserver> observers) {
        this.gates = gates;
        this.observers = observers;
        this.strategy = strategy;
    }

    /**
     * Begins a session and sets its cookies on the response.
     *
     * @throws AuthException when a gate refuses; then nothing was issued
     */
    public ActiveSession issue(PendingSignIn signIn, Call call) {
        gates.forEach(gate -> gate.check(signIn));
        ActiveSession active = strategy.start(new AdmittedSignIn(signIn), call);
        observers.forEach(observer -> observer.issued(active, call));
        return active;
    }
}
