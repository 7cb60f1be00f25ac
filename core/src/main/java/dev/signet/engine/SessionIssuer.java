package dev.signet.engine;

import java.util.List;

/** The only place where a session begins: it asks every gate first. Thread-safe. */
public final class SessionIssuer {

    private final List<SessionGate> gates;
    private final SessionStrategy strategy;

    SessionIssuer(List<SessionGate> gates, SessionStrategy strategy) {
        this.gates = gates;
        this.strategy = strategy;
    }

    /**
     * Begins a session and sets its cookies on the response.
     *
     * @throws AuthException when a gate refuses; then nothing was issued
     */
    public ActiveSession issue(PendingSignIn signIn, Call call) {
        gates.forEach(gate -> gate.check(signIn));
        return strategy.start(new AdmittedSignIn(signIn), call);
    }
}
