package dev.signet.openapi;

import dev.signet.engine.Route;
import dev.signet.http.CookieNames;
import dev.signet.options.SignetOptions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contract of the engine as an OpenAPI 3.1 document: maps, lists, strings, numbers and booleans, in an order that
 * depends on the declarations alone.
 */
public final class OpenApi {

    /** The version of the contract. */
    public static final String CONTRACT_VERSION = "0.1.0";

    private OpenApi() {}

    /**
     * Describes these routes.
     *
     * @param options give the address, the base path and the names of the cookies
     * @throws IllegalArgumentException naming a field of an input or output that JSON has no type for
     */
    public static Map<String, Object> of(List<Route<?, ?>> routes, SignetOptions options) {
        Schemas schemas = new Schemas();
        Map<String, Object> paths = paths(routes, options.basePath(), schemas);
        Map<String, Object> components = Node.of("securitySchemes", securitySchemes(options.cookieNames()))
                .with("responses", Responses.common())
                .with("schemas", schemas.components())
                .toMap();
        return Node.of("openapi", "3.1.1")
                .with("info", info())
                .with("servers", List.of(Map.of("url", options.origin())))
                .with("paths", paths)
                .with("components", components)
                .toMap();
    }

    private static Map<String, Object> info() {
        return Node.of("title", "Signet")
                .with("version", CONTRACT_VERSION)
                .with("description", "Signing up, signing in, sessions and tokens. Generated from the routes.")
                .with("license", Map.of("name", "Apache-2.0"))
                .toMap();
    }

    private static Map<String, Object> paths(List<Route<?, ?>> routes, String basePath, Schemas schemas) {
        Map<String, Object> paths = new LinkedHashMap<>();
        routes.stream().map(Route::path).distinct().sorted().forEach(path -> {
            Map<String, Object> operations = new LinkedHashMap<>();
            routes.stream()
                    .filter(route -> route.path().equals(path))
                    .sorted(Comparator.comparing(Route::method))
                    .forEach(route -> operations.put(Operation.methodOf(route), new Operation(route, schemas).toMap()));
            paths.put(basePath + path, operations);
        });
        return paths;
    }

    private static Map<String, Object> securitySchemes(CookieNames names) {
        String api = " For the API of the application; the engine's own endpoints don't read it.";
        return Node.of(
                        Operation.SESSION_COOKIE,
                        cookie(names.sessionToken(), "The session. Only the engine can make or read it."))
                .with(
                        "accessTokenCookie",
                        cookie(names.accessToken(), "The access token as the browser holds it." + api))
                .with(
                        "bearer",
                        Node.of("type", "http")
                                .with("scheme", "bearer")
                                .with("bearerFormat", "JWT")
                                .with("description", "The access token in Authorization (RFC 6750)." + api)
                                .toMap())
                .toMap();
    }

    private static Map<String, Object> cookie(String name, String description) {
        return Node.of("type", "apiKey")
                .with("in", "cookie")
                .with("name", name)
                .with("description", description)
                .toMap();
    }
}
