package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.DONT_REMEMBER;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions in the table: how they begin, how they are read, and how a browser leaves them. */
class DatabaseSessionTest {

    private static final String EMAIL = "ada@example.com";
    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = storage.auth(InDatabase.sessions());

    private final TestBrowser browser = auth.browser();
    private TestResponse signedUp;

    @BeforeEach
    void somebodyHasSignedUp() {
        signedUp = browser.signUp(EMAIL);
        storage.forgetCalls();
    }

    @Test
    @Tag("R-080")
    void theCookieHoldsTheTokenOfTheRowAndItsSignature() {
        // better-auth 1.7.6: sign-up with a database
        String token = signedUp.text("token");

        assertThat(token).matches("[a-zA-Z0-9]{32}");
        assertThat(signedUp.setCookies()).hasSize(3);
        assertThat(signedUp.setCookie(SESSION_TOKEN).orElseThrow())
                .matches(SESSION_TOKEN + "=" + token + "\\.(?:[A-Za-z0-9]|%2B|%2F){43,}%3D; Max-Age=604800; Path=/;"
                        + " HttpOnly; SameSite=Lax");
        var row = storage.sessions().findByToken(token).orElseThrow();
        assertThat(row.user().email()).isEqualTo(EMAIL);
        assertThat(row.session().id()).isNotEqualTo(token).matches("[a-zA-Z0-9]{32}");
        assertThat(row.session().expiresAt()).isEqualTo(TestAuth.START.plus(Duration.ofDays(7)));
    }

    @Test
    @Tag("R-080")
    void tellsSessionAndUser() {
        // better-auth 1.7.6: get-session signed in
        TestBrowser other = auth.browser();
        other.request("POST", "/sign-in/email")
                .header("user-agent", "Browser/1.0")
                .from("2001:db8:1:2:3::4")
                .json(Map.of("email", EMAIL, "password", TestAuth.PASSWORD))
                .send();

        TestResponse response = other.get("/get-session");

        assertThat(response.body())
                .matches("\\{\"session\":\\{\"expiresAt\":\"2026-03-08T10:15:30.123Z\",\"token\":\"\\w{32}\","
                        + "\"createdAt\":\"2026-03-01T10:15:30.123Z\",\"updatedAt\":\"2026-03-01T10:15:30.123Z\","
                        + "\"ipAddress\":\"2001:0db8:0001:0002:0000:0000:0000:0000\",\"userAgent\":\"Browser/1.0\","
                        + "\"userId\":\"\\w{32}\",\"id\":\"\\w{32}\"\\},\"user\":"
                        + Wire.user("Ada Lovelace", EMAIL) + "\\}");
        assertThat(response.header("cache-control")).contains("no-store");
        assertThat(response.header("set-auth-jwt")).isEqualTo(other.cookie(ACCESS_TOKEN));
        assertThat(other.get("/get-session?disableCookieCache=true").body()).isEqualTo(response.body());
    }

    @Test
    @Tag("R-082")
    void aCacheHitReadsNoStorageAndSetsNoCookie() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get("/get-session").setCookies()).isEmpty();
        }
        assertThat(storage.calls()).isEmpty();
    }

    @Test
    @Tag("R-082")
    void aMissOfTheCacheAsksOnceAndRenewsBothShortLivedCookies() {
        auth.clock().advance(ACCESS_LIFETIME);

        TestResponse response = browser.get("/get-session");

        assertThat(storage.calls()).containsExactly("SessionStore.findByToken");
        assertThat(response.setCookies()).hasSize(2);
        assertThat(response.setCookie(SESSION_DATA)).isPresent();
        assertThat(response.setCookie(ACCESS_TOKEN)).isPresent();
        assertThat(browser.get("/get-session").setCookies()).isEmpty();
    }

    @Test
    void aReadWithoutRefreshSetsNoCookie() {
        // better-auth 1.7.6: get-session signed in, disableRefresh
        auth.clock().advance(Duration.ofDays(2));
        TestResponse response = browser.get("/get-session?disableRefresh=true");

        assertThat(response.text("session.expiresAt")).isEqualTo("2026-03-08T10:15:30.123Z");
        assertThat(response.header("set-auth-jwt")).isPresent();
        assertThat(response.setCookies()).isEmpty();
        assertThat(storage.calls()).containsExactly("SessionStore.findByToken");
    }

    @Test
    @Tag("R-082")
    void withoutACacheEachReadAsksOnceAndKeepsAGoodAccessToken() {
        try (var uncached = storage.auth(InDatabase.cachedBy(CookieCache.NONE))) {
            TestBrowser one = uncached.browser();
            assertThat(one.signIn(EMAIL, TestAuth.PASSWORD).setCookies()).hasSize(2);
            assertThat(one.cookies()).containsOnlyKeys(SESSION_TOKEN, ACCESS_TOKEN);
            storage.forgetCalls();

            TestResponse first = one.get("/get-session");

            assertThat(first.setCookies()).isEmpty();
            assertThat(first.header("set-auth-jwt")).isEqualTo(one.cookie(ACCESS_TOKEN));
            assertThat(storage.calls()).containsExactly("SessionStore.findByToken");

            uncached.clock().advance(ACCESS_LIFETIME);
            TestResponse later = one.get("/get-session");
            assertThat(later.setCookies()).hasSize(1);
            assertThat(later.header("set-auth-jwt"))
                    .isEqualTo(one.cookie(ACCESS_TOKEN))
                    .isNotEqualTo(first.header("set-auth-jwt"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = CookieCache.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @Tag("R-082")
    @Tag("R-089")
    void everyFormOfTheCacheSparesTheDatabaseUntilItsEnd(CookieCache form) {
        try (var other = storage.auth(InDatabase.cachedBy(form))) {
            TestBrowser one = other.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            String copy = one.cookie(SESSION_DATA).orElseThrow();
            storage.forgetCalls();
            TestResponse cached = one.get("/get-session");
            assertThat(storage.calls()).isEmpty();
            assertThat(one.copy().get("/get-session?disableCookieCache=true").body())
                    .isEqualTo(cached.body());

            TestBrowser forger = one.copy().cookie(SESSION_DATA, "x" + copy);
            storage.forgetCalls();
            assertThat(forger.get("/get-session").body()).isEqualTo(cached.body());
            assertThat(storage.calls()).containsExactly("SessionStore.findByToken");

            other.clock().advance(ACCESS_LIFETIME);
            TestBrowser late = other.browser();
            one.cookies().forEach(late::cookie);
            storage.sessions().revoke(cached.text("session.token"));
            assertThat(late.cookie(SESSION_DATA, copy).get("/get-session").body())
                    .isEqualTo("null");
        }
    }

    @Test
    void aCacheOfBeforeItWasSwitchedOffIsRemovedAndNotBelieved() {
        try (var uncached = storage.auth(InDatabase.cachedBy(CookieCache.NONE))) {
            TestBrowser moved = uncached.browser();
            browser.cookies().forEach(moved::cookie);
            storage.sessions().revoke(signedUp.text("token"));

            assertThat(moved.get("/get-session").body()).isEqualTo("null");
            assertThat(moved.cookies()).isEmpty();
        }
    }

    @Test
    @Tag("R-381")
    void anAccessTokenThatABetterAuthLeftBehindIsTakenAway() {
        // better-auth 1.7.6: sign-out empties session_token, session_data and dont_remember
        TestBrowser left =
                auth.browser().cookie(ACCESS_TOKEN, browser.cookie(ACCESS_TOKEN).orElseThrow());

        assertThat(left.get("/get-session").body()).isEqualTo("null");

        assertThat(left.cookies()).isEmpty();
        assertThat(storage.calls()).isEmpty();
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
        assertThat(auth.browser().get("/get-session").setCookies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CookieCache.class)
    void aChangeOfTheUserIsSeenAtOnceInThisBrowser(CookieCache cache) {
        try (var other = storage.auth(InDatabase.cachedBy(cache))) {
            TestBrowser one = other.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            String token = one.cookie(SESSION_TOKEN).orElseThrow();
            String before = one.cookie(ACCESS_TOKEN).orElseThrow();

            one.post("/update-user", Map.of("name", "Countess"));

            assertThat(one.get("/get-session").text("user.name")).isEqualTo("Countess");
            assertThat(one.cookie(SESSION_TOKEN)).contains(token);
            assertThat(one.cookie(ACCESS_TOKEN).orElseThrow()).isNotEqualTo(before);
        }
    }

    @Test
    @Tag("R-008")
    @Tag("R-081")
    void signingOutEndsTheSessionAndEveryCopyOfItsCookies() {
        // better-auth 1.7.6: sign-out
        TestBrowser copy = browser.copy();

        assertThat(browser.post("/sign-out")).hasToString("200 {\"success\":true}");

        assertThat(browser.cookies()).isEmpty();
        assertThat(storage.sessions().findByToken(signedUp.text("token"))).isEmpty();
        assertThat(copy.get("/token").status()).isEqualTo(401);
        assertThat(copy.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(copy.cookies()).isEmpty();
    }

    @Test
    @Tag("R-008")
    void anybodyMaySignOut() {
        TestBrowser forger = auth.browser().cookie(SESSION_TOKEN, signedUp.text("token") + ".x");
        for (TestBrowser any : new TestBrowser[] {auth.browser(), forger}) {
            assertThat(any.post("/sign-out")).hasToString("200 {\"success\":true}");
        }
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-007")
    void aSessionThatIsNotToBeRememberedLastsADayAtMost() {
        TestBrowser one = auth.browser();
        TestResponse response =
                one.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));

        assertThat(response.setCookies()).hasSize(4).noneMatch(cookie -> cookie.contains("Max-Age"));
        assertThat(one.cookies()).containsKey(DONT_REMEMBER);
        auth.clock().advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(one.get("/get-session").text("session.expiresAt")).isEqualTo("2026-03-02T10:15:30.123Z");
        assertThat(one.get("/get-session").setCookies()).noneMatch(cookie -> cookie.contains("Max-Age"));
        auth.clock().advance(Duration.ofSeconds(1));
        assertThat(one.get("/get-session").body()).isEqualTo("null");
    }
}
