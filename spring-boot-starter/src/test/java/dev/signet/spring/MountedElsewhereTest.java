package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications and servlets that don't begin at the root of the server (CVE-2026-22753, CVE-2026-22754). */
class MountedElsewhereTest {

    private static final String[] BEARER = {"Authorization", TestingTokens.bearer("ada")};

    @TempDir
    Path data;

    @AfterEach
    void forget() {
        RecordingReporter.takeLast();
    }

    @Test
    void patternsCountFromTheContextPath() {
        try (TestingApplication app = TestingApplication.start(
                TestingTokens.verifyOnly("server.servlet.context-path=/app", "signet.protect=/api/**,/admin"))) {
            assertThat(app.get("/app/api/plain", BEARER).body()).isEqualTo(BareApplication.SECRET);
            assertThat(app.get("/app/open/hello").body()).isEqualTo("hello");
            for (String target : List.of(
                    "/app/api/plain",
                    "/app/admin",
                    "/%61pp/api/plain",
                    "/app/%61pi/plain",
                    "/app//api/plain",
                    "//app/api/plain",
                    "/x/../app/api/plain",
                    "/app;x/api/plain",
                    "/app/x/..;/admin")) {
                assertThat(RawRequest.get(app.port(), target))
                        .as(target)
                        .matches("(?s)HTTP/1.1 40[01] .*")
                        .doesNotContain(BareApplication.SECRET);
            }
        }
    }

    @Test
    void aPatternThatNamesTheContextPathProtectsToo() {
        try (TestingApplication app = TestingApplication.start(
                TestingTokens.verifyOnly("server.servlet.context-path=/app", "signet.protect=/app/api/**"))) {
            assertThat(app.get("/app/api/plain").statusCode()).isEqualTo(401);
            assertThat(app.get("/app/open/hello").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void patternsCountFromTheServletAndFromTheApplication() {
        try (TestingApplication app = TestingApplication.start(
                TestingTokens.verifyOnly("spring.mvc.servlet.path=/mvc", "signet.protect=/api/**,/mvc/admin"))) {
            assertThat(app.get("/mvc/api/plain", BEARER).body()).isEqualTo(BareApplication.SECRET);
            assertThat(app.get("/mvc/open/hello").body()).isEqualTo("hello");
            for (String target : List.of(
                    "/mvc/api/plain",
                    "/mvc/admin",
                    "/%6dvc/api/plain",
                    "/mvc/%61pi/plain",
                    "/mvc//api/plain",
                    "/mvc;x/api/plain",
                    "/mvc/x/../api/plain",
                    "/%6Dvc/%61dmin")) {
                assertThat(RawRequest.get(app.port(), target))
                        .as(target)
                        .matches("(?s)HTTP/1.1 40[01] .*")
                        .doesNotContain(BareApplication.SECRET);
            }
        }
    }

    @Test
    void bothTogether() {
        try (TestingApplication app = TestingApplication.start(TestingTokens.verifyOnly(
                "server.servlet.context-path=/app", "spring.mvc.servlet.path=/mvc", "signet.protect=/api/**"))) {
            assertThat(app.get("/app/mvc/api/plain").statusCode()).isEqualTo(401);
            assertThat(app.get("/app/mvc/api/plain", BEARER).body()).isEqualTo(BareApplication.SECRET);
            assertThat(app.get("/app/mvc/open/marked").statusCode()).isEqualTo(401);
            assertThat(app.get("/app/mvc/open/hello").body()).isEqualTo("hello");
        }
    }

    @Test
    void theEngineStandsBelowTheContextPathWhenTheBaseUrlSaysSo() {
        try (TestingApplication app = TestingApplication.start(
                "signet.data=" + data,
                "server.servlet.context-path=/app",
                "signet.base-url=http://localhost:8080/app/api/auth",
                "signet.protect=/**")) {
            assertThat(app.get("/app/api/auth/ok").statusCode()).isEqualTo(200);
            assertThat(app.get("/app/api/plain").statusCode()).isEqualTo(401);
            assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aBaseUrlThatMissesTheContextPathStopsTheStart() {
        assertThatThrownBy(() -> TestingApplication.start(
                        "signet.data=" + data, "server.servlet.context-path=/app", "signet.protect=/**"))
                .isInstanceOf(RuntimeException.class);
        assertThat(RecordingReporter.takeLast().orElseThrow().getDescription())
                .isEqualTo("signet.base-url leads to /api/auth, and this application begins at /app. Set it to"
                        + " http://localhost:8080/app/api/auth.");
    }

    @Test
    void theEngineStandsBelowTheServletPathWhenTheBaseUrlSaysSo() {
        try (TestingApplication app = TestingApplication.start(
                "signet.data=" + data,
                "spring.mvc.servlet.path=/mvc",
                "signet.base-url=http://localhost:8080/mvc/api/auth",
                "signet.protect=/api/**")) {
            assertThat(app.get("/mvc/api/auth/ok").statusCode()).isEqualTo(200);
            assertThat(app.get("/mvc/api/plain").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aBaseUrlThatMissesTheServletPathStopsTheStart() {
        assertThatThrownBy(() -> TestingApplication.start("signet.data=" + data, "spring.mvc.servlet.path=/mvc"))
                .isInstanceOf(RuntimeException.class);
        assertThat(RecordingReporter.takeLast().orElseThrow().getDescription())
                .endsWith("Set it to http://localhost:8080/mvc/api/auth.");
    }

    @Test
    void aServletThatAnswersForAllPathsLetsTheEngineStayWhereItIs() {
        try (TestingApplication app = TestingApplication.start(
                "signet.data=" + data,
                "spring.mvc.servlet.path=/mvc",
                "server.servlet.register-default-servlet=true",
                "signet.protect=/api/**")) {
            assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(200);
            assertThat(app.get("/mvc/api/plain").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aBasePathOfTheApplicationsChoice() {
        try (TestingApplication app = TestingApplication.start(
                "signet.data=" + data, "signet.base-url=http://localhost:8080/login", "signet.protect=/**")) {
            assertThat(app.get("/login/ok").statusCode()).isEqualTo(200);
            assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(401);
            assertThat(app.get("/loginx/ok").statusCode()).isEqualTo(401);
        }
    }
}
