package dev.signet.feature.session;

import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing sessions, and ending one, the others, all. */
class DatabaseRevocationTest {

    private static final String EMAIL = "ada@example.com";
    private static final String DONE = "200 {\"status\":true}";

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .options(options -> options.session(InDatabase.sessions()))
            .build();

    private final TestBrowser browser = auth.browser();
    private final TestBrowser other = auth.browser();
    private final TestBrowser eve = auth.browser();

    @BeforeEach
    void twoBrowsersAndSomebodyElseAreSignedIn() {
        browser.signUp(EMAIL);
        auth.clock().advance(Duration.ofSeconds(1));
        other.request("POST", "/sign-in/email")
                .header("user-agent", "Phone/2")
                .json(Map.of("email", EMAIL, "password", TestAuth.PASSWORD))
                .send();
        eve.signUp("eve@example.com");
    }

    @Test
    @Tag("R-084")
    void theDevicesOfAUserAreListed() {
        // better-auth 1.7.6: list-sessions
        TestResponse response = browser.get("/list-sessions");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("cache-control")).contains("no-store");
        assertThat(sessions(response)).hasSize(2);
        assertThat(sessions(response).get(0))
                .isEqualTo(browser.get("/get-session").value("session"));
        assertThat(sessions(response).get(1))
                .isEqualTo(other.get("/get-session").value("session"));
        assertThat(sessions(response).get(1)).containsEntry("userAgent", "Phone/2");
        assertThat(sessions(eve.get("/list-sessions"))).hasSize(1);
    }

    @Test
    @Tag("R-084")
    void whatHasExpiredIsNotListed() {
        TestBrowser brief = auth.browser();
        brief.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        assertThat(sessions(browser.get("/list-sessions"))).hasSize(3);

        auth.clock().advance(Duration.ofDays(1));
        browser.signIn(EMAIL, TestAuth.PASSWORD);

        assertThat(sessions(browser.get("/list-sessions")))
                .hasSize(3)
                .noneMatch(session -> "2026-03-02T10:15:31.123Z".equals(session.get("expiresAt")));
    }

    @Test
    @Tag("R-085")
    void theListNeedsAFreshSession() {
        // better-auth 1.7.6: list-sessions, not fresh
        auth.clock().advance(Duration.ofDays(1).minusSeconds(1).minusMillis(1));
        assertThat(browser.get("/list-sessions").status()).isEqualTo(200);
        auth.clock().advance(Duration.ofMillis(1));
        browser.get("/get-session");

        assertThat(browser.get("/list-sessions"))
                .hasToString("403 " + error("Session is not fresh", "SESSION_NOT_FRESH"));
        assertThat(other.get("/list-sessions").status())
                .as("signed in a second later")
                .isEqualTo(200);
        browser.signIn(EMAIL, TestAuth.PASSWORD);
        assertThat(browser.get("/list-sessions").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-085")
    void aFreshAgeOfZeroIsForEver() {
        var ageless = InDatabase.lasting(Duration.ofDays(7), Duration.ofDays(1), Duration.ZERO);
        try (var lenient =
                TestAuth.builder().options(options -> options.session(ageless)).build()) {
            TestBrowser one = lenient.browser();
            one.signUp(EMAIL);
            lenient.clock().advance(Duration.ofDays(6));
            assertThat(one.get("/list-sessions").status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("R-086")
    void oneDeviceIsSignedOut() {
        // better-auth 1.7.6: revoke-session
        TestResponse response = browser.post("/revoke-session", Map.of("token", token(other)));

        assertThat(response).hasToString(DONE);
        assertThat(response.setCookies()).isEmpty();
        assertThat(other.get("/token")).hasToString("401 " + UNAUTHORIZED);
        assertThat(other.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(other.cookies()).isEmpty();
        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(sessions(browser.get("/list-sessions"))).hasSize(1);
    }

    @Test
    @Tag("R-086")
    void theSessionOfSomebodyElseIsLeftAloneAndNothingIsToldOfIt() {
        // better-auth 1.7.6: revoke-session of a foreign token, of an unknown one
        for (String token : List.of(token(eve), "abcdefghijklmnopqrstuvwxyzABCDEF", "", "%", "' OR 1=1 --")) {
            TestResponse response = browser.post("/revoke-session", Map.of("token", token));
            assertThat(response).hasToString(DONE);
            assertThat(response.setCookies()).isEmpty();
        }
        assertThat(eve.get("/token").status()).isEqualTo(200);
        assertThat(other.get("/token").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-086")
    void theIdOfASessionIsNotItsToken() {
        browser.post(
                "/revoke-session", Map.of("token", other.get("/get-session").text("session.id")));

        assertThat(other.get("/token").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-086")
    void toRevokeTheOwnSessionIsToSignOut() {
        TestResponse response = browser.post("/revoke-session", Map.of("token", token(browser)));

        assertThat(response).hasToString(DONE);
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
        assertThat(other.get("/token").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":42}", "{\"token\":null}", "{\"id\":\"x\"}"})
    void whichSessionHasToBeSaid(String body) {
        // better-auth 1.7.6: revoke-session malformed; anonymous as well
        for (TestBrowser any : new TestBrowser[] {browser, auth.browser()}) {
            TestResponse response = any.request("POST", "/revoke-session")
                    .body("application/json", body)
                    .send();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.code()).contains("VALIDATION_ERROR");
        }
        assertThat(browser.post("/revoke-session"))
                .hasToString("400 " + invalid("[body.token] Invalid input: expected string, received undefined"));
    }

    @Test
    @Tag("R-087")
    void allOtherDevicesAreSignedOut() {
        // better-auth 1.7.6: revoke-other-sessions
        String before = browser.cookie(SESSION_TOKEN).orElseThrow();
        TestResponse response = browser.post("/revoke-other-sessions");

        assertThat(response).hasToString(DONE);
        assertThat(response.setCookies()).isEmpty();
        assertThat(browser.cookie(SESSION_TOKEN)).contains(before);
        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(other.get("/token").status()).isEqualTo(401);
        assertThat(eve.get("/token").status()).isEqualTo(200);
        assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-020")
    void allDevicesAreSignedOut() {
        TestResponse response = browser.post("/revoke-sessions");

        assertThat(response).hasToString(DONE);
        assertThat(browser.cookies()).isEmpty();
        assertThat(other.get("/token").status()).isEqualTo(401);
        assertThat(eve.get("/token").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-014")
    @Tag("R-020")
    void aNewPasswordSignsEveryOtherDeviceOut() {
        TestBrowser thief = browser.copy();
        var body = Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "next horse battery");

        assertThat(browser.post("/change-password", body).status()).isEqualTo(200);

        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(other.get("/token").status()).isEqualTo(401);
        assertThat(thief.get("/token").status()).isEqualTo(401);
        assertThat(sessions(browser.get("/list-sessions"))).hasSize(1);
    }

    @Test
    @Tag("R-081")
    void aCachedCopyOfAnEndedSessionIsGoneWithinTheLifeOfAnAccessToken() {
        browser.post("/revoke-session", Map.of("token", token(other)));
        auth.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(other.get("/get-session").text("user.email")).isEqualTo(EMAIL);
        auth.clock().advance(Duration.ofSeconds(1));

        assertThat(other.get("/get-session").body()).isEqualTo("null");
        assertThat(other.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/revoke-session", "/revoke-sessions", "/revoke-other-sessions", "/update-session"})
    void endingSessionsNeedsOne(String path) {
        String token = other.cookie(SESSION_TOKEN).orElseThrow();
        TestBrowser forger =
                auth.browser().cookie(SESSION_TOKEN, (token.startsWith("x") ? "y" : "x") + token.substring(1));
        for (TestBrowser any : new TestBrowser[] {auth.browser(), forger}) {
            assertThat(any.post(path, Map.of("token", "x"))).hasToString("401 " + UNAUTHORIZED);
            assertThat(any.get("/list-sessions")).hasToString("401 " + UNAUTHORIZED);
        }
        assertThat(other.get("/token").status()).isEqualTo(200);
    }

    @Test
    void aSessionHasNoFieldToChange() {
        // better-auth 1.7.6: update-session without declared fields
        var body = Map.of("userId", "x", "expiresAt", "2030-01-01", "token", "y");
        for (Map<String, String> sent : List.of(Map.<String, String>of(), body)) {
            assertThat(browser.post("/update-session", sent)).hasToString("400 {\"message\":\"No fields to update\"}");
        }
        assertThat(browser.get("/get-session?disableCookieCache=true").text("session.token"))
                .isEqualTo(token(browser));
    }

    private static String token(TestBrowser of) {
        return of.get("/get-session").text("session.token");
    }

    private static List<Map<String, Object>> sessions(TestResponse response) {
        return ((List<?>) Objects.requireNonNull(response.json()))
                .stream().map(DatabaseRevocationTest::session).toList();
    }

    private static Map<String, Object> session(@Nullable Object listed) {
        Map<String, Object> session = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(listed)).forEach((name, value) -> session.put((String) name, value));
        return session;
    }
}
