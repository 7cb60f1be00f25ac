package dev.signet.feature.session;

import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sliding expiry of sessions in the table. */
class DatabaseRenewalTest {

    private static final String EMAIL = "ada@example.com";
    private static final Duration DAY = Duration.ofDays(1);

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = storage.auth(InDatabase.sessions());

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(EMAIL);
        storage.forgetCalls();
    }

    @Test
    @Tag("R-083")
    void aUseAfterADayMovesTheExpiryAndKeepsTheToken() {
        String token = browser.cookie(SESSION_TOKEN).orElseThrow();
        auth.clock().advance(DAY);

        TestResponse response = browser.get("/get-session");

        assertThat(response.text("session.expiresAt")).isEqualTo("2026-03-09T10:15:30.123Z");
        assertThat(response.text("session.updatedAt")).isEqualTo("2026-03-02T10:15:30.123Z");
        assertThat(response.text("session.createdAt")).isEqualTo("2026-03-01T10:15:30.123Z");
        assertThat(response.setCookie(SESSION_TOKEN).orElseThrow()).contains("; Max-Age=604800;");
        assertThat(response.setCookies()).hasSize(3);
        assertThat(browser.cookie(SESSION_TOKEN)).contains(token);
        assertThat(storage.calls()).containsExactly("SessionStore.findByToken", "SessionStore.extend");
        assertThat(browser.get("/get-session?disableCookieCache=true").text("session.expiresAt"))
                .isEqualTo("2026-03-09T10:15:30.123Z");
    }

    @Test
    @Tag("R-083")
    void aUseBeforeADayWritesNothing() {
        auth.clock().advance(DAY.minusMillis(1));

        TestResponse response = browser.get("/get-session");

        assertThat(response.text("session.expiresAt")).isEqualTo("2026-03-08T10:15:30.123Z");
        assertThat(response.setCookie(SESSION_TOKEN)).isEmpty();
        assertThat(storage.calls()).containsExactly("SessionStore.findByToken");
    }

    @Test
    @Tag("R-083")
    void withoutUseASessionEndsAfterSevenDays() {
        TestBrowser late = browser.copy();
        auth.clock().advance(Duration.ofDays(7).minusMillis(1));
        assertThat(browser.get("/token").status()).isEqualTo(200);
        auth.clock().advance(Duration.ofMillis(1));

        assertThat(late.cookie(SESSION_TOKEN)).isEmpty();
        assertThat(browser.get("/token").status()).isEqualTo(401);
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    void aSessionInUseLastsOn() {
        for (int day = 0; day < 30; day++) {
            auth.clock().advance(DAY);
            assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
        }
    }

    @RepeatedTest(10)
    @Tag("R-083")
    void sixteenParallelRenewalsSignNobodyOut() throws Exception {
        auth.clock().advance(DAY);

        List<TestResponse> responses = Together.run(16, i -> browser.copy().get("/get-session"));

        assertThat(responses)
                .allMatch(response -> response.text("session.expiresAt").equals("2026-03-09T10:15:30.123Z"))
                .anyMatch(response -> response.setCookie(SESSION_TOKEN).isPresent());
        assertThat(browser.get("/get-session?disableCookieCache=true").text("session.updatedAt"))
                .isEqualTo("2026-03-02T10:15:30.123Z");
    }

    @Test
    void aRenewalThatIsOvertakenShowsTheExpiryOfTheFaster() {
        auth.clock().advance(DAY);
        storage.onceAfter("SessionStore.findByToken", () -> browser.copy().get("/get-session"));

        TestResponse slower = browser.get("/get-session");

        assertThat(slower.text("session.expiresAt")).isEqualTo("2026-03-09T10:15:30.123Z");
        assertThat(slower.setCookie(SESSION_TOKEN)).isPresent();
    }

    @Test
    @Tag("R-081")
    void aRenewalThatARevocationOvertakesRevivesNothing() {
        auth.clock().advance(DAY);
        storage.onceAfter("SessionStore.findByToken", () -> browser.copy().post("/sign-out"));

        assertThat(browser.get("/get-session").body()).isEqualTo("null");
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/token").status()).isEqualTo(401);
    }

    @Test
    void theLifetimesAreThoseOfTheSettings() {
        var brief = InDatabase.lasting(Duration.ofHours(2), Duration.ofMinutes(30), DAY);
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
    void aShorterLifetimeHoldsForSessionsThatAreThere() {
        // GHSA-64w3-5q9m-68xf
        try (var stricter = TestAuth.builder()
                .storage(storage)
                .clock(auth.clock())
                .options(options -> options.session(InDatabase.lasting(Duration.ofDays(2), DAY, DAY)))
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
}
