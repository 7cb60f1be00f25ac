package dev.signet.engine;

import dev.signet.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Step: finds the endpoint of a request by its exact method and raw path. Nothing is normalised, so {@code //}, {@code
 * %2e} or another case lead nowhere (GHSA-x732-6j76-qmhm).
 */
final class Router {

    /** An endpoint with the decoder of its input. */
    record Entry<I extends Record>(Route<I, ?> route, Endpoint<I, ?> endpoint, InputDecoder<I> decoder) {

        static <I extends Record, O> Entry<I> of(BoundEndpoint<I, O> bound) {
            return new Entry<>(bound.route(), bound.endpoint(), new InputDecoder<>(bound.route()));
        }
    }

    private final Map<String, Entry<?>> entries = new HashMap<>();

    /**
     * Registers endpoints below a base path.
     *
     * @throws IllegalStateException with all that is wrong in their declarations
     */
    Router(List<BoundEndpoint<?, ?>> endpoints, String basePath) {
        List<String> violations = new ArrayList<>();
        for (BoundEndpoint<?, ?> bound : endpoints) {
            Route<?, ?> route = bound.route();
            String key = route.method() + " " + basePath + route.path();
            if (entries.put(key, Entry.of(bound)) != null) {
                violations.add(route + " is declared twice");
            }
            if (route.summary().isEmpty()) {
                violations.add(route + " has no summary");
            }
            if (!route.path().matches("(/[a-z][a-z0-9-]*)+")) {
                violations.add(route + " is not a path in kebab case");
            }
        }
        if (!violations.isEmpty()) {
            throw new IllegalStateException("The routes can't be: " + String.join("; ", violations) + ".");
        }
    }

    Optional<Entry<?>> find(HttpRequest request) {
        return Optional.ofNullable(entries.get(request.method() + " " + request.path()));
    }
}
