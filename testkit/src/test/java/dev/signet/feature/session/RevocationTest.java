package dev.signet.feature.session;

import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ending sessions: of one browser, and of all. */
class RevocationTest {

    private static final String EMAIL = "ada@example.com";
    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);

    @AutoClose
    private final TestAuth auth = TestAuth.create();

    private final TestBrowser browser = auth.browser();
    private final TestBrowser other = auth.browser();

    @BeforeEach
    void twoBrowsersAreSignedIn() {
        browser.signUp(EMAIL);
        other.signIn(EMAIL, TestAuth.PASSWORD);
    }

    @Test
    @Tag("R-008")
    void signingOutRemovesEveryCookie() {
        // better-auth 1.7.6: sign-out
        TestResponse response = browser.post("/sign-out");

        assertThat(response).hasToString("200 {\"success\":true}");
        assertThat(response.setCookies())
                .containsExactly(
                        "better-auth.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
                        "better-auth.session_data=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
                        "better-auth.access_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
                        "better-auth.dont_remember=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
        assertThat(other.get("/token").status()).as("the other browser stays").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"callbackURL\":\"/bye\",\"more\":1}"})
    @Tag("R-008")
    void anybodyMaySignOut(String body) {
        // better-auth 1.7.6: sign-out anonymous, no body, with callbackURL
        for (TestBrowser any : new TestBrowser[] {auth.browser(), browser}) {
            assertThat(any.request("POST", "/sign-out")
                            .body("application/json", body)
                            .send())
                    .hasToString("200 {\"success\":true}");
        }
    }

    @Test
    void signingOutEverywhereAnswersAndRemovesTheCookies() {
        TestResponse response = browser.post("/revoke-sessions");

        assertThat(response).hasToString("200 {\"status\":true}");
        assertThat(response.setCookies()).hasSize(4).allMatch(cookie -> cookie.contains("Max-Age=0"));
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"str\"", "null", "42", "{\"token\":\"x\"}"})
    void theBodyOfARevocationIsNotRead(String body) {
        // better-auth 1.7.6: revoke-sessions malformed, signed in
        assertThat(browser.request("POST", "/revoke-sessions")
                        .body("application/json", body)
                        .send())
                .hasToString("200 {\"status\":true}");
    }

    @Test
    @Tag("R-020")
    void sensitiveOperationsEndAtOnceInOtherBrowsers() {
        browser.post("/revoke-sessions");

        assertThat(other.get("/token")).hasToString("401 " + UNAUTHORIZED);
        assertThat(other.post("/update-user", Map.of("name", "Eve"))).hasToString("401 " + UNAUTHORIZED);
        assertThat(other.post("/revoke-sessions")).hasToString("401 " + UNAUTHORIZED);
        assertThat(other.post(
                        "/change-password",
                        Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "next horse battery")))
                .hasToString("401 " + UNAUTHORIZED);
        assertThat(other.get("/get-session?disableCookieCache=true")).hasToString("200 null");
        assertThat(other.cookies()).isEmpty();
    }

    @Test
    @Tag("R-017")
    @Tag("R-020")
    void otherBrowsersStopAtTheNextRenewal() {
        // better-auth 1.7.6: get-session of a dead session
        browser.post("/revoke-sessions");
        auth.clock().advance(ACCESS_LIFETIME.minusSeconds(1));
        assertThat(other.get("/get-session").text("user.email")).isEqualTo(EMAIL);

        auth.clock().advance(Duration.ofSeconds(1));

        assertThat(other.get("/get-session")).hasToString("200 null");
        assertThat(other.cookies()).isEmpty();
    }

    @Test
    @Tag("R-087")
    void allOtherBrowsersAreSignedOutAndThisOneGoesOn() {
        TestBrowser thief = browser.copy();
        String id = browser.get("/get-session").text("session.id");

        TestResponse response = browser.post("/revoke-other-sessions");

        assertThat(response).hasToString("200 {\"status\":true}");
        assertThat(response.setCookie(SESSION_TOKEN)).isPresent();
        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(browser.get("/get-session").text("session.id")).isEqualTo(id);
        assertThat(other.get("/token")).hasToString("401 " + UNAUTHORIZED);
        assertThat(thief.get("/token")).as("a copy of these cookies, too").hasToString("401 " + UNAUTHORIZED);
        browser.post("/revoke-sessions");
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
    }

    @RepeatedTest(10)
    @Tag("R-340")
    void ofBrowsersThatSignEachOtherOutOneStays() throws Exception {
        List<TestBrowser> browsers = List.of(browser, other, browser.copy(), other.copy());

        List<Integer> statuses = Together.run(
                4, i -> browsers.get(i).post("/revoke-other-sessions").status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 401, 401, 401);
        for (int i = 0; i < 4; i++) {
            assertThat(browsers.get(i).get("/token").status()).isEqualTo(statuses.get(i));
        }
    }

    @Test
    @Tag("R-340")
    void aTicketThatIsRevokedMeanwhileEndsNothing() {
        ObservedStorage storage = new ObservedStorage();
        try (var observed = TestAuth.builder().storage(storage).build()) {
            TestBrowser owner = observed.browser();
            owner.signUp(EMAIL);
            TestBrowser thief = owner.copy();
            storage.onceAfter("UserStore.findById", () -> owner.post("/revoke-other-sessions"));

            TestResponse response = thief.post("/revoke-other-sessions");

            assertThat(response).hasToString("401 " + UNAUTHORIZED);
            assertThat(response.setCookies()).isEmpty();
            assertThat(owner.get("/token").status()).isEqualTo(200);
            assertThat(thief.get("/token").status()).isEqualTo(401);
        }
    }

    @Test
    void withoutATableThereIsNothingToListOrToEndByItsToken() {
        assertThat(browser.get("/list-sessions").status()).isEqualTo(404);
        assertThat(browser.post("/revoke-session", Map.of("token", "x")).status())
                .isEqualTo(404);
        assertThat(browser.post("/update-session")).hasToString("400 {\"message\":\"No fields to update\"}");
    }

    @Test
    void aHitOfTheCacheDoesNotProlongIt() {
        browser.post("/revoke-sessions");
        for (int minute = 0; minute < 15; minute++) {
            assertThat(other.get("/get-session").body()).isNotEqualTo("null");
            auth.clock().advance(Duration.ofMinutes(1));
        }
        assertThat(other.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    void everyDescendantOfASessionEnds() {
        for (int day = 0; day < 3; day++) {
            auth.clock().advance(Duration.ofDays(1));
            other.get("/get-session");
            browser.get("/get-session");
        }
        other.post("/update-user", Map.of("name", "Countess"));

        browser.post("/revoke-sessions");

        assertThat(other.get("/token").status()).isEqualTo(401);
    }

    @Test
    void anOldCopyOfTheTokenEndsToo() {
        TestBrowser thief = browser.copy();
        browser.post("/revoke-sessions");

        assertThat(thief.get("/token").status()).isEqualTo(401);
        assertThat(browser.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(thief.get("/token").status()).isEqualTo(401);
    }

    @Test
    @Tag("R-021")
    void aSignInOfTheSameMillisecondLivesUntilTheNextRevocation() {
        browser.post("/revoke-sessions");
        TestBrowser next = auth.browser();
        next.signIn(EMAIL, TestAuth.PASSWORD);
        assertThat(next.get("/token").status()).isEqualTo(200);
        assertThat(other.get("/token").status()).isEqualTo(401);

        TestBrowser last = auth.browser();
        last.signIn(EMAIL, TestAuth.PASSWORD);
        last.post("/revoke-sessions");

        assertThat(next.get("/token").status()).isEqualTo(401);
        assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-021")
    void aClockThatGoesBackRevivesNobodyAndLocksNobodyOut() {
        browser.post("/revoke-sessions");
        auth.clock().advance(Duration.ofHours(-1));
        assertThat(other.get("/token").status()).isEqualTo(401);

        TestBrowser first = auth.browser();
        first.signIn(EMAIL, TestAuth.PASSWORD);
        assertThat(first.get("/token").status()).isEqualTo(200);
        TestBrowser second = auth.browser();
        second.signIn(EMAIL, TestAuth.PASSWORD);
        second.post("/revoke-sessions");

        assertThat(first.get("/token").status()).isEqualTo(401);
        assertThat(second.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(second.get("/token").status()).isEqualTo(200);
    }

    @Test
    void theSessionsOfOthersGoOn() {
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");

        eve.post("/revoke-sessions");

        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    void aRevocationNeedsASession() {
        // better-auth 1.7.6: revoke-sessions, anonymous; tampered
        assertThat(auth.browser().post("/revoke-sessions")).hasToString("401 " + UNAUTHORIZED);
        String token = other.cookie(SESSION_TOKEN).orElseThrow();
        other.cookie(SESSION_TOKEN, (token.startsWith("x") ? "y" : "x") + token.substring(1));
        assertThat(other.post("/revoke-sessions")).hasToString("401 " + UNAUTHORIZED);
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    void malformedBodiesEndNothing() {
        // better-auth 1.7.6: sign-out malformed
        for (String path : new String[] {"/sign-out", "/revoke-sessions"}) {
            TestResponse response = browser.request("POST", path)
                    .body("application/json", "{\"a\":")
                    .send();
            assertThat(response).hasToString("400 " + error("Invalid JSON in request body", "BAD_REQUEST"));
            assertThat(response.setCookies()).isEmpty();
        }
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }
}
