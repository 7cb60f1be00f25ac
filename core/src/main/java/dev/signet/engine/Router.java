package dev.signet.engine;

import dev.signet.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

        /** The request with the parameter of its path, if the route has one, as one of its query. */
        HttpRequest bind(HttpRequest request) {
            String path = route.path();
            if (!hasParameter(route)) {
                return request;
            }
            String name = path.substring(path.indexOf('{') + 1, path.length() - 1);
            String value = request.path().substring(request.path().lastIndexOf('/') + 1);
            return request.withQuery(request.query().with(name, value));
        }
    }

    /** A parameter is the last part of a path: what a token may be made of, and nothing that two could read differently. */
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private static final Pattern PATH = Pattern.compile("(/[a-z][a-z0-9-]*)+(/\\{[a-z]+})?");

    private final Map<String, Entry<?>> entries = new HashMap<>();
    private final Map<String, Entry<?>> parents = new HashMap<>();

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
            Map<String, Entry<?>> known = hasParameter(route) ? parents : entries;
            if (known.put(hasParameter(route) ? parent(key) : key, Entry.of(bound)) != null) {
                violations.add(route + " is declared twice");
            }
            if (route.summary().isEmpty()) {
                violations.add(route + " has no summary");
            }
            if (!PATH.matcher(route.path()).matches()) {
                violations.add(route + " is not a path in kebab case");
            }
        }
        if (!violations.isEmpty()) {
            throw new IllegalStateException("The routes can't be: " + String.join("; ", violations) + ".");
        }
    }

    Optional<Entry<?>> find(HttpRequest request) {
        String key = request.method() + " " + request.path();
        Entry<?> exact = entries.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        String value = key.substring(parent(key).length());
        return PARAMETER.matcher(value).matches() ? Optional.ofNullable(parents.get(parent(key))) : Optional.empty();
    }

    private static boolean hasParameter(Route<?, ?> route) {
        return route.path().endsWith("}");
    }

    private static String parent(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
