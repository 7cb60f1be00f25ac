package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.http.Headers;
import dev.signet.http.HttpRequest;
import dev.signet.http.Query;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final Route<NoInput, StatusView> GOOD =
            Route.get("/good-path", NoInput.class, StatusView.class).summary("Good");

    @Test
    void findsTheExactMethodAndPath() {
        Router router = router(GOOD);

        assertThat(router.find(request("GET", "/api/auth/good-path"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // better-auth 1.7.6: unknown path, slashes; GHSA-x732-6j76-qmhm
                "",
                "/",
                "/api/auth",
                "/api/auth/",
                "/good-path",
                "/api/auth/good-path/",
                "/api/auth//good-path",
                "//api/auth/good-path",
                "/api//auth/good-path",
                "/api/auth/./good-path",
                "/api/auth/x/../good-path",
                "/api/auth/%67ood-path",
                "/api/auth/GOOD-PATH",
                "/api/auth/good-path;x=1",
                "/api/auth/good-path%00",
                "/api/auth/good-path?",
                "/api/auth/good-path/more",
                "/api%2fauth/good-path"
            })
    @Tag("R-039")
    void anotherSpellingOfThePathLeadsNowhere(String path) {
        assertThat(router(GOOD).find(request("GET", path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "OPTIONS", "PUT", "get", "TRACE", ""})
    void anotherMethodLeadsNowhere(String method) {
        // better-auth 1.7.6: wrong method, HEAD and OPTIONS
        assertThat(router(GOOD).find(request(method, "/api/auth/good-path"))).isEmpty();
    }

    @Test
    void aMethodCannotSmuggleAPath() {
        assertThat(router(GOOD).find(request("GET /api/auth", "/good-path"))).isEmpty();
    }

    @Test
    void allThatIsWrongIsReportedTogether() {
        var silent = Route.get("/silent", NoInput.class, StatusView.class);
        var camel = Route.post("/camelCase", NoInput.class, StatusView.class).summary("x");

        assertThatThrownBy(() -> router(GOOD, GOOD, silent, camel))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The routes can't be: GET /good-path is declared twice; GET /silent has no summary; "
                        + "POST /camelCase is not a path in kebab case.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "good",
                "/good/",
                "//good",
                "/good path",
                "/good?x",
                "/Good",
                "/1good",
                "/go_od",
                "/{good}/x",
                "/x{good}",
                "/x/{Good}",
                "/{good}"
            })
    void aPathIsInKebabCase(String path) {
        var route = Route.get(path, NoInput.class, StatusView.class).summary("x");

        assertThatThrownBy(() -> router(route)).hasMessageContaining("is not a path in kebab case");
    }

    @Test
    void theLastPartOfAPathMayBeAParameter() {
        var route = Route.get("/links/{token}", NoInput.class, StatusView.class).summary("x");
        Router router = router(GOOD, route);
        HttpRequest request = request("GET", "/api/auth/links/aB3_-");

        assertThat(router.find(request).orElseThrow().route()).isEqualTo(route);
        assertThat(router.find(request).orElseThrow().bind(request).query().first("token"))
                .contains("aB3_-");
        assertThat(router.find(request("GET", "/api/auth/good-path"))
                        .orElseThrow()
                        .route())
                .isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a/b",
                "/a/",
                "//a",
                "/%61",
                "/a%2fb",
                "/a;b",
                "/a.b",
                "/{token}",
                "/a b",
                "/..",
                "/\u00e4",
                "/a?"
            })
    @Tag("R-039")
    void aParameterHoldsNothingThatTwoCouldReadDifferently(String rest) {
        var route = Route.get("/links/{token}", NoInput.class, StatusView.class).summary("x");

        assertThat(router(route).find(request("GET", "/api/auth/links" + rest))).isEmpty();
        assertThat(router(route).find(request("POST", "/api/auth/links/a"))).isEmpty();
    }

    private static Router router(Route<?, ?>... routes) {
        List<BoundEndpoint<?, ?>> endpoints = List.of(routes).stream()
                .<BoundEndpoint<?, ?>>map(RouterTest::bound)
                .toList();
        return new Router(endpoints, "/api/auth");
    }

    private static <I extends Record, O> BoundEndpoint<I, O> bound(Route<I, O> route) {
        return new BoundEndpoint<>(route, (input, call) -> {
            throw new IllegalStateException("Nobody calls it.");
        });
    }

    private static HttpRequest request(String method, String path) {
        return new HttpRequest(method, path, Query.NONE, Headers.NONE, "", InputStream.nullInputStream());
    }
}
