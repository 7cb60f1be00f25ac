package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class GetSessionTest {

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp("ada@example.com");
        storage.forgetCalls();
    }

    @Test
    @Tag("R-025")
    void tellsSessionAndUser() {
        // better-auth 1.7.6: get-session signed in
        TestResponse response = browser.get("/get-session");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .matches("\\{\"session\":\\{\"expiresAt\":\"2026-03-08T10:15:30.123Z\",\"token\":\"\\w{32}\","
                        + "\"createdAt\":\"2026-03-01T10:15:30.123Z\",\"updatedAt\":\"2026-03-01T10:15:30.123Z\","
                        + "\"ipAddress\":\"192.0.2.1\",\"userAgent\":\"\",\"userId\":\"\\w{32}\",\"id\":\"\\w{32}\"\\},"
                        + "\"user\":" + Wire.user("Ada Lovelace", "ada@example.com") + "\\}");
        assertThat(response.header("cache-control")).contains("no-store");
        assertThat(response.header("pragma")).contains("no-cache");
        assertThat(response.header("access-control-expose-headers")).contains("set-auth-jwt");
        assertThat(response.header("set-auth-jwt")).isEqualTo(browser.cookie(ACCESS_TOKEN));
    }

    @Test
    @Tag("R-015")
    void noTableHoldsTheSession() {
        auth.browser().signUp("eve@example.com");
        browser.get("/get-session?disableCookieCache=true");

        assertThat(storage.calls()).isNotEmpty().noneMatch(call -> call.startsWith("SessionStore"));
    }

    @Test
    @Tag("R-015")
    void aCacheHitReadsNoStorageAndSetsNoCookie() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get("/get-session").setCookies()).isEmpty();
        }
        assertThat(storage.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "banana", "1"})
    void theCacheCanBePassedBy(String flag) {
        // better-auth 1.7.6: get-session signed in, disableCookieCache nonsense
        TestResponse response = browser.get("/get-session?disableCookieCache=" + flag);

        assertThat(response.text("user.email")).isEqualTo("ada@example.com");
        assertThat(storage.calls()).containsExactly("UserStore.findById");
        assertThat(response.setCookies()).hasSize(2);
        assertThat(response.setCookie(SESSION_DATA)).isPresent();
        assertThat(response.setCookie(ACCESS_TOKEN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/get-session?disableCookieCache=",
                "/get-session?disableRefresh=true",
                "/get-session?foo=bar&foo=baz",
                "/get-session?%zz=%&=&&"
            })
    void anotherQueryIsNoMatter(String path) {
        // better-auth 1.7.6: get-session signed in, broken query
        assertThat(browser.get(path).text("user.email")).isEqualTo("ada@example.com");
        assertThat(storage.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "theme=dark",
                SESSION_TOKEN + "=",
                SESSION_TOKEN + "=abcdefghijklmnopqrstuvwxyzABCDEF",
                SESSION_TOKEN + "=abcdefghijklmnopqrstuvwxyzABCDEF.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
                SESSION_TOKEN + "=%zz",
                SESSION_TOKEN + "=eyJhbGciOiJub25lIn0.e30."
            })
    @Tag("R-017")
    void withoutASessionItIsNull(String cookies) {
        // better-auth 1.7.6: get-session anonymous
        TestResponse response = auth.browser()
                .request("GET", "/get-session")
                .header("cookie", cookies)
                .send();

        assertThat(response).hasToString("200 null");
        assertThat(response.header("content-type")).contains("application/json");
        assertThat(response.header("cache-control")).contains("no-store");
        assertThat(response.header("set-auth-jwt")).isEmpty();
        assertThat(response.setCookies()).isEmpty();
        assertThat(storage.calls()).isEmpty();
    }

    @Test
    void aTamperedSessionTokenIsNoSession() {
        // better-auth 1.7.6: get-session tampered
        String token = browser.cookie(SESSION_TOKEN).orElseThrow();
        for (int i = 0; i < token.length(); i += 7) {
            TestBrowser forger = browser.copy().cookie(SESSION_TOKEN, changedAt(token, i));
            assertThat(forger.get("/get-session").body()).as("at %d", i).isEqualTo("null");
        }
    }

    @Test
    void aTamperedCopyIsNotBelievedButMadeAnew() {
        // better-auth 1.7.6: get-session tampered, session_data tampered
        String data = browser.cookie(SESSION_DATA).orElseThrow();
        browser.cookie(SESSION_DATA, changedAt(data, data.length() / 2));

        TestResponse response = browser.get("/get-session");

        assertThat(response.text("user.name")).isEqualTo("Ada Lovelace");
        assertThat(storage.calls()).containsExactly("UserStore.findById");
        assertThat(browser.get("/get-session").setCookies()).isEmpty();
    }

    @Test
    void theCopyAloneIsNoSession() {
        // better-auth 1.7.6: get-session tampered, session_data alone
        browser.forget(SESSION_TOKEN);

        assertThat(browser.get("/get-session")).hasToString("200 null");
        assertThat(browser.get("/token").status()).isEqualTo(401);
        assertThat(storage.calls()).isEmpty();
    }

    @Test
    void theSessionTokenAloneIsOne() {
        // better-auth 1.7.6: get-session signed in, without session_data
        browser.forget(SESSION_DATA);
        assertThat(browser.get("/get-session").setCookies()).hasSize(2);
        browser.forget(ACCESS_TOKEN);
        assertThat(browser.get("/get-session").setCookies()).hasSize(2);
        assertThat(storage.calls()).containsExactly("UserStore.findById", "UserStore.findById");
    }

    @Test
    void theCopyOfAnotherSessionIsNotBelieved() {
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        TestBrowser again = auth.browser();
        again.signIn("ada@example.com", TestAuth.PASSWORD);
        storage.forgetCalls();

        for (TestBrowser other : new TestBrowser[] {eve, again}) {
            TestBrowser mixed = other.copy()
                    .cookie(SESSION_DATA, browser.cookie(SESSION_DATA).orElseThrow());
            assertThat(mixed.get("/get-session").text("session.id"))
                    .isEqualTo(other.get("/get-session").text("session.id"));
            TestBrowser mixedToken = other.copy()
                    .cookie(ACCESS_TOKEN, browser.cookie(ACCESS_TOKEN).orElseThrow());
            assertThat(mixedToken.get("/get-session").header("set-auth-jwt"))
                    .isPresent()
                    .isNotEqualTo(browser.cookie(ACCESS_TOKEN));
        }
        assertThat(storage.calls()).hasSize(4).containsOnly("UserStore.findById");
    }

    @Test
    void withTheCookiesOfTwoUsersNobodyIsSignedIn() {
        // A page on a sibling domain can plant its own cookie beside the right one.
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        String mine = SESSION_TOKEN + "=" + browser.cookie(SESSION_TOKEN).orElseThrow();
        String planted = SESSION_TOKEN + "=" + eve.cookie(SESSION_TOKEN).orElseThrow();

        for (String cookies : new String[] {mine + "; " + planted, planted + "; " + mine}) {
            assertThat(auth.browser()
                            .request("GET", "/get-session")
                            .header("cookie", cookies)
                            .send())
                    .hasToString("200 null");
            assertThat(auth.browser()
                            .request("GET", "/token")
                            .header("cookie", cookies)
                            .send()
                            .status())
                    .isEqualTo(401);
        }
        assertThat(auth.browser()
                        .request("GET", "/token")
                        .header("cookie", mine + "; " + SESSION_TOKEN + "=x")
                        .send()
                        .status())
                .as("what is not signed is not there")
                .isEqualTo(200);
    }

    @Test
    void anyPageMayAskBecauseNothingChanges() {
        // better-auth 1.7.6: get-session signed in, evil origin
        TestResponse response = browser.request("GET", "/get-session")
                .header("origin", "https://evil.example")
                .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void aPostIsRefused() {
        // better-auth 1.7.6: get-session signed in, POST
        TestResponse response = browser.post("/get-session");

        assertThat(response)
                .hasToString("405 "
                        + error(
                                "POST method requires deferSessionRefresh to be enabled in session config",
                                "METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED"));
        assertThat(response.header("cache-control")).contains("no-store");
    }

    @Test
    void aBearerHeaderIsNoCookie() {
        // better-auth 1.7.6: token bearer without the plugin
        String access = browser.cookie(ACCESS_TOKEN).orElseThrow();
        TestResponse response = auth.browser()
                .request("GET", "/get-session")
                .header("authorization", "Bearer " + access)
                .send();

        assertThat(response).hasToString("200 null");
    }

    @Test
    @Tag("R-017")
    void theUserOfADeletedRowIsGoneAtTheNextRenewal() {
        auth.clock().advance(Duration.ofMinutes(15));
        try (var elsewhere = TestAuth.builder().clock(auth.clock()).build()) {
            // The same secrets, but a database that does not hold this user.
            TestBrowser stranger = elsewhere
                    .browser()
                    .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());
            TestResponse response = stranger.get("/get-session");

            assertThat(response).hasToString("200 null");
            assertThat(stranger.cookies()).isEmpty();
        }
    }

    private static String changedAt(String value, int index) {
        char other = value.charAt(index) == 'x' ? 'y' : 'x';
        return value.substring(0, index) + other + value.substring(index + 1);
    }
}
