package dev.signet.openapi;

import dev.signet.engine.Access;
import dev.signet.engine.BodyShape;
import dev.signet.engine.CoreError;
import dev.signet.engine.ErrorCode;
import dev.signet.engine.Route;
import dev.signet.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a route can answer: its output, its own errors, and those of the steps that come before it. */
final class Responses {

    /** Errors that stand alone at their status nearly everywhere. */
    private static final List<CoreError> COMMON =
            List.of(CoreError.UNAUTHORIZED, CoreError.PAYLOAD_TOO_LARGE, CoreError.UNSUPPORTED_MEDIA_TYPE);

    private static final int BAD_REQUEST = 400;

    private final Route<?, ?> route;
    private final Schemas schemas;

    Responses(Route<?, ?> route, Schemas schemas) {
        this.route = route;
        this.schemas = schemas;
    }

    /** The answers that are the same everywhere, by name. */
    static Map<String, Object> common() {
        Map<String, Object> limited = answer(
                "Too many requests. The body has no code.", List.of("X-Retry-After", "Retry-After"), Schemas.ERROR);
        Map<String, Object> busy = answer(text(CoreError.SERVICE_UNAVAILABLE), List.of("Retry-After"), Schemas.ERROR);
        Node responses = Node.of("TOO_MANY_REQUESTS", limited)
                .with("FAILED", Map.of("description", "A defect. The body is empty."))
                .with(CoreError.SERVICE_UNAVAILABLE.name(), busy);
        COMMON.forEach(code -> responses.with(code.name(), error(code.detail().status(), Set.of(code))));
        return responses.toMap();
    }

    /** By status, the success first. */
    Map<String, Object> toMap() {
        Map<String, Object> responses = new LinkedHashMap<>();
        boolean free = route.output() == HttpResponse.class;
        if (!free) {
            responses.put("200", success());
        }
        if (!free && route.redirects() && route.method().equals("GET")) {
            responses.put("302", Map.of("description", "With a callbackURL: the way on. A failure is told by error."));
        }
        byStatus().forEach((status, codes) -> responses.put(String.valueOf(status), commonOr(status, codes)));
        responses.put("429", reference("TOO_MANY_REQUESTS"));
        responses.put("500", reference("FAILED"));
        responses.put("503", reference(CoreError.SERVICE_UNAVAILABLE.name()));
        if (free) {
            responses.put("default", Map.of("description", "The endpoint writes status, header and body itself."));
        }
        return responses;
    }

    private Map<String, Object> success() {
        Map<String, Object> output = schemas.schemaOf(route.output());
        String done = route.canStartSession() ? "Done. The response sets the cookies of the session." : "Done.";
        Object schema = route.answersNull() ? Schemas.orNull(output) : output;
        return Node.of("description", done).with("content", json(schema)).toMap();
    }

    private Map<Integer, Set<ErrorCode>> byStatus() {
        List<ErrorCode> codes = new ArrayList<>();
        if (route.method().equals("POST")) {
            addErrorsOfBodies(codes);
        } else if (route.redirects()) {
            codes.add(CoreError.VALIDATION_ERROR);
            codes.add(CoreError.INVALID_CALLBACK_URL);
        }
        if (route.access().needsSession()) {
            codes.add(CoreError.UNAUTHORIZED);
        }
        if (route.access() == Access.FRESH_SESSION) {
            codes.add(CoreError.SESSION_NOT_FRESH);
        }
        if (route.canStartSession()) {
            codes.add(CoreError.FAILED_TO_CREATE_SESSION);
        }
        codes.addAll(route.errors());
        Map<Integer, Set<ErrorCode>> byStatus = new TreeMap<>();
        codes.forEach(code -> byStatus.computeIfAbsent(code.detail().status(), status -> new LinkedHashSet<>())
                .add(code));
        return byStatus;
    }

    private void addErrorsOfBodies(List<ErrorCode> codes) {
        codes.add(CoreError.BAD_REQUEST);
        codes.add(CoreError.PAYLOAD_TOO_LARGE);
        codes.add(CoreError.UNSUPPORTED_MEDIA_TYPE);
        codes.add(CoreError.INVALID_ORIGIN);
        codes.add(CoreError.MISSING_OR_NULL_ORIGIN);
        if (route.canStartSession()) {
            codes.add(CoreError.CROSS_SITE_NAVIGATION_LOGIN_BLOCKED);
        }
        codes.add(CoreError.INVALID_CALLBACK_URL);
        codes.add(CoreError.INVALID_REDIRECT_URL);
        codes.add(CoreError.INVALID_ERROR_CALLBACK_URL);
        codes.add(CoreError.INVALID_NEW_USER_CALLBACK_URL);
        if (route.body() != BodyShape.IGNORED) {
            codes.add(CoreError.VALIDATION_ERROR);
        }
    }

    private static Map<String, Object> commonOr(int status, Set<ErrorCode> codes) {
        ErrorCode first = codes.iterator().next();
        return codes.size() == 1 && COMMON.contains(first) ? reference(first.name()) : error(status, codes);
    }

    private static Map<String, Object> error(int status, Set<ErrorCode> codes) {
        List<String> names = codes.stream().map(ErrorCode::name).toList();
        Node narrowed = Node.of("properties", Map.of("code", Map.of("enum", names)));
        // Some errors with this status have no code on the wire, only a text.
        if (status != BAD_REQUEST) {
            narrowed.with("required", List.of("code"));
        }
        String description = codes.stream().map(Responses::text).collect(Collectors.joining("; "));
        return answer(description, List.of(), Map.of("allOf", List.of(Schemas.ERROR, narrowed.toMap())));
    }

    private static String text(ErrorCode code) {
        return code.name() + ": " + code.detail().message();
    }

    private static Map<String, Object> answer(String description, List<String> seconds, Object schema) {
        Map<String, Object> headers = new LinkedHashMap<>();
        Map<String, Object> integer = Map.of("type", "integer");
        seconds.forEach(name -> headers.put(
                name,
                Node.of("description", "Seconds to wait")
                        .with("schema", integer)
                        .toMap()));
        return Node.of("description", description)
                .withAny("headers", headers)
                .with("content", json(schema))
                .toMap();
    }

    private static Map<String, Object> json(Object schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/responses/" + name);
    }
}
