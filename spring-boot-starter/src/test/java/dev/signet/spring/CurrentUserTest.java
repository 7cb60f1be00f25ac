package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Protection by annotation and the caller as a parameter, on paths that nothing else protects. */
class CurrentUserTest {

    private static TestingApplication app;

    @BeforeAll
    static void start() {
        app = TestingApplication.start(TestingTokens.verifyOnly());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void withoutSettingAndAnnotationARouteIsOpen() {
        assertThat(app.get("/open/hello").body()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/marked", "/open/async", "/closed/one", "/closed/by-interface", "/open/me"})
    @Tag("R-034")
    void aMarkedRouteNeedsACaller(String path) {
        HttpResponse<String> anonymous = app.get(path);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(anonymous.body())
                .isEqualTo("{\"code\":\"UNAUTHORIZED\",\"message\":\"Authentication is required.\"}");

        HttpResponse<String> bad = app.get(path, "Authorization", "Bearer garbage");
        assertThat(bad.statusCode()).isEqualTo(401);
        assertThat(bad.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("invalid_token");

        assertThat(app.get(path, "Authorization", TestingTokens.bearer("ada")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAnswerDoesNotDependOnWhatTheClientAccepts() {
        assertThat(app.get("/open/me", "Accept", "text/html").statusCode()).isEqualTo(401);
        assertThat(app.get("/open/me", "Accept", "image/png").body()).contains("UNAUTHORIZED");
    }

    @Test
    void anExceptionHandlerOfTheControllerIsNotAsked() {
        HttpResponse<String> answer = app.get("/stubborn/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("UNAUTHORIZED");
    }

    @Test
    @Tag("R-034")
    void aCallerCanNotBeInventedWhereTheAnnotationWasForgotten() {
        HttpResponse<String> forged = app.get("/open/forgotten?id=victim&email=v@example.com&name=v");
        assertThat(forged.statusCode()).isEqualTo(401);

        HttpResponse<String> own = app.get("/open/forgotten?id=victim", "Authorization", TestingTokens.bearer("ada"));
        assertThat(own.body()).isEqualTo("ada");
    }

    @Test
    void aWrongTypeOfParameterFailsWithTheFact() throws NoSuchMethodException {
        assertThat(app.get("/open/wrong?user=victim", "Authorization", TestingTokens.bearer("ada"))
                        .statusCode())
                .isEqualTo(500);
        var method = BareApplication.Open.class.getDeclaredMethod("wrong", String.class);
        assertThatThrownBy(() -> new CurrentUserResolver().supportsParameter(new MethodParameter(method, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("@CurrentUser belongs on a parameter of the type AuthenticatedUser");
    }

    @Test
    void anAsynchronousControllerKnowsTheCaller() {
        assertThat(app.get("/api/async", "Authorization", TestingTokens.bearer("ada"))
                        .body())
                .isEqualTo("ada");
        assertThat(app.get("/api/async").statusCode()).isEqualTo(401);
    }

    @Test
    void aCallerShowsTheIdAlone() {
        try (TestingApplication other = TestingApplication.start(ShowsTheCaller.class, TestingTokens.verifyOnly())) {
            assertThat(other.get("/show", "Authorization", TestingTokens.bearer("ada"))
                            .body())
                    .isEqualTo("AuthenticatedUser[id=ada]");
        }
    }

    @RestController
    static class ShowsTheCaller {
        @GetMapping("/show")
        String show(@CurrentUser AuthenticatedUser user) {
            return user.toString();
        }
    }
}
