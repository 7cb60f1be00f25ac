package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the cookies are good, and when they are made anew. */
class RenewalTest {

    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String EMAIL = "ada@example.com";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(EMAIL);
        storage.forgetCalls();
    }

    @Test
    @Tag("R-018")
    @Tag("R-025")
    void afterTheAccessLifetimeOneReadMakesTheShortLivedCookiesAnew() {
        String session = browser.get("/get-session").body();
        String accessToken = browser.cookie(ACCESS_TOKEN).orElseThrow();
        auth.clock().advance(ACCESS_LIFETIME);
        assertThat(browser.cookies()).as("the browser dropped the two").containsOnlyKeys(SESSION_TOKEN);

        TestResponse response = browser.get("/get-session");

        assertThat(response.body()).isEqualTo(session);
        assertThat(storage.calls()).containsExactly("UserStore.findById");
        assertThat(response.setCookies()).hasSize(2);
        assertThat(response.setCookie(SESSION_DATA).orElseThrow()).contains("; Max-Age=900;");
        assertThat(response.setCookie(ACCESS_TOKEN).orElseThrow()).contains("; Max-Age=900;");
        assertThat(browser.cookie(ACCESS_TOKEN).orElseThrow()).isNotEqualTo(accessToken);
        assertThat(browser.get("/get-session").setCookies()).isEmpty();
    }

    @Test
    void aBrowserThatKeepsExpiredCookiesGainsNothing() {
        TestBrowser hoarder = auth.browser();
        browser.cookies().forEach(hoarder::cookie);
        auth.clock().advance(ACCESS_LIFETIME);

        assertThat(hoarder.get("/get-session").setCookies()).hasSize(2);
        assertThat(storage.calls()).containsExactly("UserStore.findById");

        auth.clock().advance(Duration.ofDays(7));
        browser.cookies().forEach(hoarder::cookie);
        assertThat(hoarder.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    void theLastSecondOfACacheIsStillAHit() {
        TestBrowser hoarder = auth.browser();
        browser.cookies().forEach(hoarder::cookie);

        auth.clock().advance(ACCESS_LIFETIME.minusSeconds(1));
        assertThat(hoarder.get("/get-session").setCookies()).isEmpty();
        auth.clock().advance(Duration.ofSeconds(1));
        assertThat(hoarder.get("/get-session").setCookies()).isNotEmpty();
    }

    @Test
    @Tag("R-016")
    void aSessionInUseIsExtendedOncePerDay() {
        String id = browser.get("/get-session").text("session.id");
        auth.clock().advance(DAY.minusMillis(1));
        TestResponse early = browser.get("/get-session");
        assertThat(early.setCookie(SESSION_TOKEN)).isEmpty();
        assertThat(early.text("session.expiresAt")).isEqualTo("2026-03-08T10:15:30.123Z");

        auth.clock().advance(ACCESS_LIFETIME);
        TestResponse due = browser.get("/get-session");

        assertThat(due.setCookie(SESSION_TOKEN).orElseThrow()).contains("; Max-Age=604800;");
        assertThat(due.text("session.expiresAt")).isEqualTo("2026-03-09T10:30:30.122Z");
        assertThat(due.text("session.updatedAt")).isEqualTo("2026-03-02T10:30:30.122Z");
        assertThat(due.text("session.createdAt")).isEqualTo("2026-03-01T10:15:30.123Z");
        assertThat(due.text("session.id")).isEqualTo(id);

        auth.clock().advance(ACCESS_LIFETIME);
        assertThat(browser.get("/get-session").setCookie(SESSION_TOKEN)).isEmpty();
    }

    @Test
    void aSessionInUseLivesOn() {
        for (int day = 0; day < 30; day++) {
            auth.clock().advance(DAY);
            assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
        }
    }

    @Test
    @Tag("R-016")
    @Tag("R-017")
    void anUnusedSessionEndsAfterSevenDays() {
        TestBrowser hoarder = auth.browser()
                .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());
        auth.clock().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(hoarder.copy().get("/get-session").text("user.email")).isEqualTo(EMAIL);

        auth.clock().advance(Duration.ofSeconds(1));
        assertThat(browser.cookies()).isEmpty();
        storage.forgetCalls();
        TestResponse response = hoarder.get("/get-session");

        assertThat(response).hasToString("200 null");
        assertThat(hoarder.cookies()).isEmpty();
        assertThat(storage.calls()).isEmpty();
    }

    @Test
    void anOldCopyOfTheTokenEndsAtItsOwnExpiry() {
        TestBrowser thief = auth.browser()
                .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());
        auth.clock().advance(Duration.ofDays(6));
        browser.get("/get-session");
        auth.clock().advance(DAY);

        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
        assertThat(thief.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    @Tag("R-007")
    void anUnrememberedSessionLivesADayAndIsNeverExtended() {
        // better-auth 1.7.24: rememberMe: false expires after a day, never auto-refreshed
        browser.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        for (int hour = 0; hour < 23; hour++) {
            auth.clock().advance(Duration.ofHours(1));
            TestResponse response = browser.get("/get-session");
            assertThat(response.text("session.expiresAt")).isEqualTo("2026-03-02T10:15:30.123Z");
            assertThat(response.setCookie(SESSION_TOKEN)).isEmpty();
            assertThat(response.setCookies())
                    .noneMatch(cookie -> cookie.replace("Max-Age=0;", "").contains("Max-Age"));
        }
        auth.clock().advance(Duration.ofHours(1));
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    void theLifetimesAreThoseOfTheSettings() {
        var brief = lasting(Duration.ofHours(2), Duration.ofMinutes(30));
        try (var other =
                TestAuth.builder().options(options -> options.session(brief)).build()) {
            TestBrowser one = other.browser();
            assertThat(one.signUp(EMAIL).setCookie(SESSION_TOKEN).orElseThrow()).contains("; Max-Age=7200;");
            other.clock().advance(Duration.ofMinutes(30));
            assertThat(one.get("/get-session").setCookie(SESSION_TOKEN)).isPresent();
            other.clock().advance(Duration.ofHours(2));
            assertThat(one.get("/get-session").body()).isEqualTo("null");
        }
    }

    @Test
    void aReadWithoutRefreshSetsNoCookie() {
        // better-auth 1.7.6: get-session signed in, disableRefresh
        auth.clock().advance(Duration.ofDays(2));
        TestResponse response = browser.get("/get-session?disableRefresh=true");

        assertThat(response.text("session.expiresAt")).isEqualTo("2026-03-08T10:15:30.123Z");
        assertThat(response.header("set-auth-jwt")).isPresent();
        assertThat(response.setCookies()).isEmpty();
        assertThat(storage.calls()).containsExactly("UserStore.findById");
    }

    @Test
    void aShorterLifetimeHoldsForSessionsThatAreThere() {
        // GHSA-64w3-5q9m-68xf
        var brief = lasting(Duration.ofDays(2), Duration.ofDays(1));
        try (var stricter = TestAuth.builder()
                .storage(storage)
                .clock(auth.clock())
                .options(options -> options.session(brief))
                .build()) {
            TestBrowser moved = stricter.browser()
                    .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());
            auth.clock().advance(Duration.ofDays(2).minusMillis(1));
            assertThat(moved.copy().get("/token").status()).isEqualTo(200);
            auth.clock().advance(Duration.ofMillis(1));
            assertThat(moved.get("/token").status()).isEqualTo(401);
            assertThat(moved.get("/get-session").body()).isEqualTo("null");
        }
    }

    @Test
    void anAccessTokenDoesNotOutliveItsSession() {
        auth.clock().advance(Duration.ofDays(7).minusMinutes(5));
        String last = browser.get("/get-session?disableRefresh=true")
                .header("set-auth-jwt")
                .orElseThrow();

        assertThat(auth.signet().accessTokens().verify(last).orElseThrow().expiresAt())
                .isEqualTo("2026-03-08T10:15:30Z");
    }

    @Test
    void aRenewalTellsTheUserAsTheyAreNow() {
        TestBrowser other = auth.browser();
        other.signIn(EMAIL, TestAuth.PASSWORD);
        other.post("/update-user", Map.of("name", "Countess"));

        assertThat(browser.get("/get-session").text("user.name")).isEqualTo("Ada Lovelace");
        auth.clock().advance(ACCESS_LIFETIME);
        assertThat(browser.get("/get-session").text("user.name")).isEqualTo("Countess");
    }

    private static SessionOptions lasting(Duration expiresIn, Duration updateAge) {
        return new SessionOptions(
                Strategy.STATELESS,
                expiresIn,
                updateAge,
                Duration.ofDays(1),
                "better-auth",
                null,
                DatabaseSessionOptions.DEFAULTS);
    }
}
