package dev.signet.engine;

import java.util.ArrayList;
import java.util.List;

/** What a {@link Feature} registers itself with. Used by one thread, while the engine is built. */
public final class Setup {

    private final Services services;
    private final List<BoundEndpoint<?, ?>> endpoints = new ArrayList<>();
    private final List<SessionGate> gates = new ArrayList<>();
    private final List<SessionObserver> observers = new ArrayList<>();
    private final SessionIssuer issuer;

    /** Gathers what features bring. */
    public Setup(Services services) {
        this.services = services;
        this.issuer = new SessionIssuer(gates, services.sessions(), observers, services.events());
    }

    /** What the engine lends to features. */
    public Services services() {
        return services;
    }

    /** The one place where sessions begin; it asks the gates of all features. */
    public SessionIssuer sessionIssuer() {
        return issuer;
    }

    /** Adds an endpoint. */
    public <I extends Record, O> Setup endpoint(Route<I, O> route, Endpoint<I, O> endpoint) {
        endpoints.add(new BoundEndpoint<>(route, endpoint));
        return this;
    }

    /** Asks this gate before any session is issued, whatever the way of signing in. */
    public Setup beforeSessionIssued(SessionGate gate) {
        gates.add(gate);
        return this;
    }

    /** Tells this observer of every session that begins, whatever the way of signing in. */
    public Setup afterSessionIssued(SessionObserver observer) {
        observers.add(observer);
        return this;
    }

    /** The routes of all features so far. */
    public List<Route<?, ?>> routes() {
        return endpoints.stream().<Route<?, ?>>map(BoundEndpoint::route).toList();
    }

    List<BoundEndpoint<?, ?>> endpoints() {
        return List.copyOf(endpoints);
    }
}
