package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The engine, its filters and Spring Security's resource server in one application: one sign-in, one answer. */
class SpringSecurityTogetherTest {

    private static final String ORIGIN = "http://localhost:8080";

    @TempDir
    private static Path data;

    private static TestingApplication app;
    private static String cookies;
    private static String bearer;

    @Configuration(proxyBeanMethods = false)
    @Import({SecuredApplication.class, SecuredApplication.Callers.class})
    static class WithCallers {}

    @BeforeAll
    static void start() {
        app = TestingApplication.start(
                WithCallers.class,
                "signet.data=" + data,
                "signet.jwt.algorithm=EdDSA",
                "signet.password.bcrypt-cost=4",
                "signet.protect=/secured/**");
        cookies = app
                .post(
                        "/api/auth/sign-up/email",
                        "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\",\"name\":\"Ada\"}")
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        bearer =
                "Bearer " + app.get("/api/auth/token", "Cookie", cookies).body().split("\"", -1)[3];
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theEngineAnswersAheadOfSpringSecurity() {
        assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(200);
        assertThat(app.get("/api/auth/jwks").statusCode()).isEqualTo(200);
    }

    @Test
    void theCallerHasBothNames() {
        HttpResponse<String> byHeader = app.get("/secured/both", "Authorization", bearer);
        HttpResponse<String> byCookie = app.get("/secured/both", "Cookie", cookies);

        assertThat(byHeader.statusCode()).isEqualTo(200);
        String[] names = byHeader.body().split("\\|", -1);
        assertThat(names[0]).isNotEmpty().isEqualTo(names[1]);
        assertThat(byCookie.body()).isEqualTo(byHeader.body());
    }

    /** The first is protected by both, the second by Spring Security alone. */
    @ParameterizedTest
    @ValueSource(strings = {"/secured/token", "/open/hello"})
    void aRequestThatIsRefusedIsRefusedOnce(String path) {
        for (HttpResponse<String> answer : List.of(app.get(path), app.get(path, "Authorization", "Bearer garbage"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(1);
        }
        assertThat(app.get(path, "Authorization", bearer).statusCode()).isEqualTo(200);
        assertThat(app.get(path, "Cookie", cookies).statusCode()).isEqualTo(200);
    }

    /** The first is protected by both, and Signet answers; on the second Spring Security finds no caller. */
    @ParameterizedTest
    @CsvSource({"/secured/post, 403", "/stubborn/me, 401"})
    void aPageOfAnotherSiteCanNotUseTheCookie(String path, int status) {
        for (String origin : List.of("https://evil.example.com", "null")) {
            assertThat(app.send("POST", path, "Cookie", cookies, "Origin", origin)
                            .statusCode())
                    .isEqualTo(status);
        }
        assertThat(app.send("POST", path, "Cookie", cookies).statusCode()).isEqualTo(status);
    }

    @Test
    void aPageThatIsTrustedCan() {
        assertThat(app.send("POST", "/secured/post", "Cookie", cookies, "Origin", ORIGIN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.send("POST", "/secured/post", "Authorization", bearer).statusCode())
                .isEqualTo(200);
    }
}
