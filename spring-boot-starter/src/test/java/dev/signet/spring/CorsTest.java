package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may read responses, on the engine and on the application alike. */
class CorsTest {

    private static final String ORIGIN = "https://app.example.com";

    @TempDir
    static Path data;

    private static TestingApplication app;

    @BeforeAll
    static void start() {
        app = TestingApplication.start(
                "signet.data=" + data,
                "signet.protect=/api/**",
                "signet.trusted-origins=" + ORIGIN + ",https://*.preview.example.com");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/plain", "/open/hello", "/api/auth/ok", "/api/auth/get-session", "/nothing"})
    @Tag("R-042")
    void aTrustedPageMayReadWithCredentials(String path) {
        HttpResponse<String> answer = app.get(path, "Origin", ORIGIN);

        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
        assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");
        assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("WWW-Authenticate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "https://app.example.com.evil.com",
                "https://app.example.comevil",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://preview.example.com",
                "https://app.example.com@evil.com",
                "null",
                "*",
                "https://APP.example.com.",
                "https://app.example.com https://evil.com"
            })
    @Tag("R-042")
    void anyOtherPageMayNot(String origin) {
        for (String path : new String[] {"/open/hello", "/api/auth/ok"}) {
            HttpResponse<String> answer = app.get(path, "Origin", origin);

            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Origin");
        }
    }

    @Test
    void aWildcardStandsForSubdomains() {
        String origin = "https://pr-7.preview.example.com";

        assertThat(app.get("/open/hello", "Origin", origin).headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/plain", "/api/auth/sign-in/email", "/open/hello", "/nothing"})
    void aPreflightOfATrustedPageIsAnsweredWithoutAToken(String path) {
        HttpResponse<String> answer = preflight(path, ORIGIN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("PATCH")
                .contains("DELETE");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization")
                .contains("Content-Type");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/plain", "/api/auth/sign-in/email", "/open/hello"})
    @Tag("R-042")
    void aPreflightOfAnotherPageIsRefused(String path) {
        HttpResponse<String> answer = preflight(path, "https://evil.example.com");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private static HttpResponse<String> preflight(String path, String origin) {
        return app.send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "PATCH");
    }

    @Test
    void optionsWithoutAnOriginIsNoPreflight() {
        assertThat(app.send("OPTIONS", "/api/plain", "Access-Control-Request-Method", "GET")
                        .statusCode())
                .isEqualTo(401);
    }
}
