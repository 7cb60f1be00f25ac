package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that travel through an application more than once: forwarded, failed, asynchronous. */
class DispatchTest {

    private static final String ORIGIN = "https://app.example.com";

    private static TestingApplication app;

    @BeforeAll
    static void start() {
        app = TestingApplication.start(
                TestingTokens.verifyOnly("signet.protect=/api/**", "signet.trusted-origins=" + ORIGIN));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aForwardToAProtectedRouteNeedsACaller() {
        HttpResponse<String> anonymous = app.get("/open/forward");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).doesNotContain(BareApplication.SECRET);

        HttpResponse<String> known = app.get("/open/forward", "Authorization", TestingTokens.bearer("ada"));
        assertThat(known.body()).isEqualTo(BareApplication.SECRET);
    }

    @Test
    void aForwardToAnOpenRouteNeedsNone() {
        assertThat(app.get("/open/forward-hello").body()).isEqualTo("hello");
    }

    @Test
    @Tag("R-037")
    void aForwardDoesNotEvadeTheOriginCheck() {
        HttpResponse<String> answer = app.send(
                "POST", "/open/forward", "Cookie", TestingTokens.cookie("ada"), "Origin", "https://evil.example.com");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aFailureOfAControllerKeepsItsStatusAndTheCorsHeaders() {
        HttpResponse<String> answer =
                app.get("/api/boom", "Authorization", TestingTokens.bearer("ada"), "Origin", ORIGIN);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("internal detail");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
    }

    @Test
    void anAnonymousErrorIsAnsweredEvenIfEverythingIsProtected() {
        try (TestingApplication all = TestingApplication.start(TestingTokens.verifyOnly("signet.protect=/**"))) {
            assertThat(all.get("/nothing").statusCode()).isEqualTo(401);
            assertThat(all.get("/error").statusCode()).isEqualTo(401);
            assertThat(all.get("/nothing", "Authorization", TestingTokens.bearer("ada"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(RawRequest.status(RawRequest.get(all.port(), "/a|b<>"))).isEqualTo(400);
        }
    }

    @Test
    void anAsynchronousRouteIsProtectedOnce() {
        assertThat(app.get("/api/async").statusCode()).isEqualTo(401);
        HttpResponse<String> answer =
                app.get("/api/async", "Authorization", TestingTokens.bearer("ada"), "Origin", ORIGIN);
        assertThat(answer.body()).isEqualTo("ada");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
    }
}
