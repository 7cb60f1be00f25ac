package dev.signet.openapi;

import dev.signet.engine.BodyShape;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One route as an operation object. */
final class Operation {

    /** The name of the security scheme of {@link dev.signet.engine.Access#SESSION}. */
    static final String SESSION_COOKIE = "sessionCookie";

    private final Route<?, ?> route;
    private final Schemas schemas;

    Operation(Route<?, ?> route, Schemas schemas) {
        this.route = route;
        this.schemas = schemas;
    }

    static String methodOf(Route<?, ?> route) {
        return route.method().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> toMap() {
        Node operation =
                Node.of("operationId", id()).with("summary", route.summary()).with("description", limit());
        if (route.access().needsSession()) {
            operation.with("security", List.of(Map.of(SESSION_COOKIE, List.of())));
        }
        if (route.method().equals("GET")) {
            operation.withAny("parameters", schemas.parameters(route.input(), route.path()));
        } else if (route.body() != BodyShape.IGNORED) {
            operation.with("requestBody", body());
        }
        return operation
                .with("responses", new Responses(route, schemas).toMap())
                .toMap();
    }

    private String id() {
        StringBuilder id = new StringBuilder(methodOf(route));
        for (String word : route.path().substring(1).replaceAll("[{}]", "").split("[/-]", -1)) {
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }

    private String limit() {
        return "Where requests are limited, one address may call "
                + route.limit().max() + " times in " + route.limit().window().toSeconds() + " seconds.";
    }

    private Map<String, Object> body() {
        Map<String, Object> json = route.input() == NoInput.class
                ? Map.of("type", "object")
                : schemas.object(route.input(), Schemas.Use.JSON_INPUT);
        Node content = Node.of("application/json", Map.of("schema", json));
        if (route.readsForms()) {
            Map<String, Object> form = schemas.object(route.input(), Schemas.Use.FORM_INPUT);
            content.with("application/x-www-form-urlencoded", Map.of("schema", form));
        }
        return Node.of("required", route.body() != BodyShape.OPTIONAL_OBJECT)
                .with("content", content.toMap())
                .toMap();
    }
}
