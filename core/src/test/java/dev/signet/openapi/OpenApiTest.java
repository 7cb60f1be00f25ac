package dev.signet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.engine.Access;
import dev.signet.engine.BodyShape;
import dev.signet.engine.CoreError;
import dev.signet.engine.Doc;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.StatusView;
import dev.signet.http.HttpResponse;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SignetOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    record Input(
            @Doc(value = "The address", format = "email") String email,
            @Doc(value = "The secret", format = "password") String password,

            @Doc(value = "A picture", maxLength = 20, nullable = true) @Nullable
            String image,

            @Nullable Boolean flag,
            Set<String> sent) {}

    record Output(
            @Doc("When") Instant at,
            @Doc("May be null") @Nullable String note,

            @Doc(value = "May be missing", omitNull = true) @Nullable
            String extra,

            @Nullable StatusView status) {}

    record Unknown(Map<String, String> names) {}

    record Names(List<String> names) {}

    private static final Route<Input, Output> POST = Route.post("/do-it/now", Input.class, Output.class)
            .summary("Does it")
            .rateLimit(3, Duration.ofSeconds(10));
    private static final Route<NoInput, StatusView> GET =
            Route.get("/do-it", NoInput.class, StatusView.class).summary("Reads it");

    @Test
    void pathsStandBelowTheBasePathInAlphabeticalOrder() {
        assertThat(mapAt(document(POST, GET), "paths").keySet())
                .containsExactly("/api/auth/do-it", "/api/auth/do-it/now");
        assertThat(document(GET)).containsEntry("servers", List.of(Map.of("url", "https://auth.example.com")));
    }

    @Test
    void methodsOfOnePathAreOneItem() {
        Route<NoInput, StatusView> post = Route.post("/do-it", NoInput.class, StatusView.class)
                .summary("Writes it")
                .body(BodyShape.IGNORED);
        Map<String, Object> item = mapAt(document(post, GET), "paths", "/api/auth/do-it");
        assertThat(item.keySet()).containsExactly("get", "post");
        assertThat(mapAt(item, "post")).containsEntry("operationId", "postDoIt").doesNotContainKey("requestBody");
    }

    @Test
    void fieldsOfABodyAreRequiredUnlessNullableAndLimitedUnlessPasswords() {
        Map<String, Object> schema = body(POST, "application/json");
        Map<String, Object> fields = mapAt(schema, "properties");
        assertThat(schema).containsEntry("required", List.of("email", "password"));
        assertThat(fields.keySet()).containsExactly("email", "password", "image", "flag");
        assertThat(mapAt(fields, "email"))
                .containsEntry("format", "email")
                .containsEntry("maxLength", 1024)
                .containsEntry("description", "The address");
        assertThat(mapAt(fields, "password"))
                .containsEntry("format", "password")
                .doesNotContainKey("maxLength");
        assertThat(mapAt(fields, "image"))
                .containsEntry("type", List.of("string", "null"))
                .containsEntry("maxLength", 20);
    }

    @Test
    void aFormCarriesTextsOnly() {
        assertThat(mapAt(document(POST), "paths", "/api/auth/do-it/now", "post", "requestBody", "content"))
                .containsOnlyKeys("application/json");
        assertThat(mapAt(body(POST.acceptsForm(), "application/x-www-form-urlencoded"), "properties")
                        .keySet())
                .containsExactly("email", "password", "image");
    }

    @Test
    void nullableOutputsAreEitherNullOrLeftOut() {
        Map<String, Object> schema = mapAt(responses(POST), "200", "content", "application/json", "schema");
        assertThat(schema).containsEntry("required", List.of("at", "note", "status"));
        assertThat(mapAt(schema, "properties", "at")).containsEntry("format", "date-time");
        assertThat(mapAt(schema, "properties", "note")).containsEntry("type", List.of("string", "null"));
        assertThat(mapAt(schema, "properties", "extra")).containsEntry("type", "string");
        assertThat(mapAt(schema, "properties", "status")).containsKey("anyOf");
        assertThat(mapAt(document(POST), "components", "schemas")).containsKeys("StatusView", "Error");
    }

    @Test
    void aRouteThatAnswersNullSaysSo() {
        assertThat(mapAt(responses(GET.nullableOutput()), "200", "content", "application/json", "schema"))
                .containsEntry(
                        "anyOf", List.of(Map.of("$ref", "#/components/schemas/StatusView"), Map.of("type", "null")));
    }

    @Test
    void anArrayOfRecordsIsOne() {
        Route<NoInput, StatusView[]> route =
                Route.get("/all", NoInput.class, StatusView[].class).summary("Lists");
        assertThat(mapAt(responses(route), "200", "content", "application/json", "schema"))
                .isEqualTo(Map.of("type", "array", "items", Map.of("$ref", "#/components/schemas/StatusView")));
    }

    @Test
    void queryParametersAreThoseOfTheInput() {
        record Query(@Doc("Which") @Nullable String which, Boolean all) {}
        Route<Query, StatusView> route =
                Route.get("/q", Query.class, StatusView.class).summary("Asks");
        assertThat(mapAt(document(route), "paths", "/api/auth/q", "get").get("parameters"))
                .asString()
                .isEqualTo("[{name=which, in=query, description=Which, schema={type=string}}, "
                        + "{name=all, in=query, schema={type=boolean}}]");
    }

    @Test
    void aGetGivesTheErrorsOfTheStepsItPasses() {
        assertThat(responses(GET).keySet()).containsExactly("200", "429", "500", "503");
        assertThat(responses(GET.access(Access.SESSION)).keySet()).containsExactly("200", "401", "429", "500", "503");
        assertThat(responses(GET.access(Access.FRESH_SESSION)).keySet())
                .containsExactly("200", "401", "403", "429", "500", "503");
    }

    @Test
    void aPostGivesTheErrorsOfTheStepsItPassesAndItsOwn() {
        Map<String, Object> responses = responses(POST.errors(CoreError.INVALID_EMAIL));
        assertThat(responses.keySet()).containsExactly("200", "400", "403", "413", "415", "429", "500", "503");
        assertThat(codes(responses, "400")).containsExactly("BAD_REQUEST", "VALIDATION_ERROR", "INVALID_EMAIL");
        assertThat(codes(responses, "403"))
                .contains("INVALID_ORIGIN", "MISSING_OR_NULL_ORIGIN", "INVALID_CALLBACK_URL")
                .doesNotContain("CROSS_SITE_NAVIGATION_LOGIN_BLOCKED");
        assertThat(codes(responses(POST.startsSession()), "403")).contains("CROSS_SITE_NAVIGATION_LOGIN_BLOCKED");
        assertThat(codes(responses(POST.body(BodyShape.IGNORED)), "400")).containsExactly("BAD_REQUEST");
    }

    @Test
    void waitingTimesAreHeadersOfTheCommonAnswers() {
        Map<String, Object> common = mapAt(document(GET), "components", "responses");
        assertThat(mapAt(common, "TOO_MANY_REQUESTS", "headers").keySet())
                .containsExactly("X-Retry-After", "Retry-After");
        assertThat(mapAt(common, "SERVICE_UNAVAILABLE", "headers").keySet()).containsExactly("Retry-After");
    }

    @Test
    void whatEveryRouteAnswersAlikeIsWrittenOnce() {
        Map<String, Object> document = document(GET.access(Access.SESSION), POST);
        assertThat(responses(POST)).containsEntry("413", Map.of("$ref", "#/components/responses/PAYLOAD_TOO_LARGE"));
        assertThat(codes(mapAt(document, "components", "responses"), "UNAUTHORIZED"))
                .containsExactly("UNAUTHORIZED");
        assertThat(mapAt(document, "components", "responses", "PAYLOAD_TOO_LARGE"))
                .containsKey("content");
    }

    @Test
    void anEndpointThatWritesItsOwnResponsePromisesNoOther() {
        Route<NoInput, HttpResponse> route =
                Route.get("/page", NoInput.class, HttpResponse.class).summary("A page");
        assertThat(responses(route).keySet()).containsExactly("429", "500", "503", "default");
    }

    @Test
    void aSessionIsTheCookieOfTheEngineAndTheApiHasTwoSchemesMore() {
        Map<String, Object> document = document(GET.access(Access.SESSION));
        assertThat(mapAt(document, "paths", "/api/auth/do-it", "get"))
                .containsEntry("security", List.of(Map.of("sessionCookie", List.of())));
        Map<String, Object> schemes = mapAt(document, "components", "securitySchemes");
        assertThat(schemes.keySet()).containsExactly("sessionCookie", "accessTokenCookie", "bearer");
        assertThat(mapAt(schemes, "sessionCookie")).containsEntry("name", "__Secure-acme.session_token");
        assertThat(mapAt(schemes, "accessTokenCookie")).containsEntry("name", "__Secure-acme.access_token");
    }

    @Test
    void aTypeThatJsonLacksIsRefusedByName() {
        Route<NoInput, Unknown> route =
                Route.get("/x", NoInput.class, Unknown.class).summary("Can't be");
        assertThatThrownBy(() -> document(route))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.Map");
    }

    @Test
    void aListIsAnArrayOfItsElements() {
        Map<String, Object> document =
                document(Route.get("/do-it", NoInput.class, Names.class).summary("Names"));
        assertThat(document.toString()).contains("names={type=array, items={type=string}}");
    }

    private static Map<String, Object> document(Route<?, ?>... routes) {
        SessionOptions session = new SessionOptions(
                SessionOptions.Strategy.STATELESS,
                Duration.ofDays(7),
                Duration.ofDays(1),
                Duration.ofDays(1),
                "acme",
                null,
                DatabaseSessionOptions.DEFAULTS);
        SignetOptions options = SignetOptions.builder(new SecretOptions(
                        "only-for-reading-the-routes-1234567890", "only-for-reading-the-tokens-123456789"))
                .baseUrl(URI.create("https://auth.example.com"))
                .session(session)
                .build();
        return OpenApi.of(List.of(routes), options);
    }

    private static Map<String, Object> responses(Route<?, ?> route) {
        return mapAt(document(route), "paths", "/api/auth" + route.path(), Operation.methodOf(route), "responses");
    }

    private static Map<String, Object> body(Route<?, ?> route, String type) {
        return mapAt(
                document(route), "paths", "/api/auth" + route.path(), "post", "requestBody", "content", type, "schema");
    }

    private static List<String> codes(Map<String, Object> responses, String status) {
        Map<String, Object> schema = mapAt(responses, status, "content", "application/json", "schema");
        List<?> parts = (List<?>) Objects.requireNonNull(schema.get("allOf"));
        Map<?, ?> properties = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) parts.get(1)).get("properties"));
        Map<?, ?> code = (Map<?, ?>) Objects.requireNonNull(properties.get("code"));
        return ((List<?>) Objects.requireNonNull(code.get("enum")))
                .stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapAt(Map<String, Object> map, String... names) {
        Map<String, Object> found = map;
        for (String name : names) {
            found = (Map<String, Object>) Objects.requireNonNull(found.get(name), name);
        }
        return found;
    }
}
