package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads that never write, and renewals by POST. The wire behaviour is that of better-auth 1.7.6, deferSessionRefresh. */
@Tag("R-347")
class DeferredRenewalTest {

    private static final String EMAIL = "ada@example.com";
    private static final String BEFORE = "2026-03-08T10:15:30.123Z";
    private static final String EXTENDED = "2026-03-09T10:15:30.123Z";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = storage.auth(InDatabase.deferring(CookieCache.JWT));

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(EMAIL);
        storage.forgetCalls();
    }

    @Test
    void aReadThatIsDueWritesNothingAndTellsSo() {
        auth.clock().advance(Duration.ofDays(1));

        TestResponse response = browser.get("/get-session");

        assertThat(response.value("needsRefresh")).isEqualTo(true);
        assertThat(response.text("session.expiresAt")).isEqualTo(BEFORE);
        assertThat(response.setCookies()).hasSize(2);
        assertThat(response.setCookie(SESSION_DATA)).isPresent();
        assertThat(response.setCookie(ACCESS_TOKEN)).isPresent();
        assertThat(storage.calls()).containsExactly("SessionStore.findByToken");
        assertThat(browser.get("/get-session").body())
                .as("a cache hit does not know")
                .doesNotContain("needsRefresh");
    }

    @Test
    void aPostRenews() {
        auth.clock().advance(Duration.ofDays(1));
        assertThat(browser.copy().post("/get-session?disableRefresh=true").text("session.expiresAt"))
                .isEqualTo(BEFORE);

        TestResponse response = browser.post("/get-session");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text("session.expiresAt")).isEqualTo(EXTENDED);
        assertThat(response.text("user.email")).isEqualTo(EMAIL);
        assertThat(response.body()).doesNotContain("needsRefresh");
        assertThat(response.header("cache-control")).contains("no-store");
        assertThat(response.header("set-auth-jwt")).isEqualTo(browser.cookie(ACCESS_TOKEN));
        assertThat(response.setCookie(SESSION_TOKEN).orElseThrow()).contains("; Max-Age=604800;");
        assertThat(browser.get("/get-session?disableCookieCache=true").value("needsRefresh"))
                .isEqualTo(false);
    }

    /** As the official client does it: what a read has put into the cache is not taken for the renewal. */
    @Test
    void aPostRenewsAfterTheReadThatAskedForIt() {
        auth.clock().advance(Duration.ofDays(1));
        assertThat(browser.get("/get-session").value("needsRefresh")).isEqualTo(true);

        assertThat(browser.post("/get-session").text("session.expiresAt")).isEqualTo(EXTENDED);
    }

    @Test
    void nothingIsToldWhereNothingWillBeRenewed() {
        assertThat(browser.get("/get-session?disableCookieCache=true").value("needsRefresh"))
                .isEqualTo(false);
        TestBrowser brief = auth.browser();
        brief.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        auth.clock().advance(Duration.ofHours(20));

        for (TestResponse response : List.of(
                brief.get("/get-session"),
                brief.post("/get-session?disableCookieCache=true"),
                browser.get("/get-session?disableRefresh=true"))) {
            assertThat(response.text("user.email")).isEqualTo(EMAIL);
            assertThat(response.body()).doesNotContain("needsRefresh");
            assertThat(response.setCookie(SESSION_TOKEN)).isEmpty();
        }
        assertThat(auth.browser().get("/get-session").body()).isEqualTo("null");
        assertThat(auth.browser().post("/get-session").body()).isEqualTo("null");
    }

    @Test
    void aPostOfAnotherSiteRenewsNothing() {
        auth.clock().advance(Duration.ofDays(1));

        assertThat(browser.request("POST", "/get-session")
                        .header("origin", "https://evil.example")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(browser.request("POST", "/get-session")
                        .without("origin")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(storage.calls()).isEmpty();
    }

    @Test
    @Tag("R-083")
    void sixteenParallelRenewalsByPostSignNobodyOut() throws Exception {
        auth.clock().advance(Duration.ofDays(1));

        List<TestResponse> responses = Together.run(16, i -> browser.copy().post("/get-session"));

        assertThat(responses)
                .allMatch(response -> response.text("session.expiresAt").equals(EXTENDED));
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    void aRevokedSessionIsNotRenewed() {
        TestBrowser other = browser.copy();
        browser.post("/sign-out");

        assertThat(other.post("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(other.cookies()).isEmpty();
    }

    @Test
    void withoutACacheItIsToldAtEachRead() {
        try (var uncached = storage.auth(InDatabase.deferring(CookieCache.NONE))) {
            TestBrowser one = uncached.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            assertThat(one.get("/get-session").value("needsRefresh")).isEqualTo(false);
            uncached.clock().advance(Duration.ofDays(2));
            assertThat(one.get("/get-session").value("needsRefresh")).isEqualTo(true);
            assertThat(one.get("/get-session").value("needsRefresh")).isEqualTo(true);
            assertThat(one.post("/get-session").text("session.expiresAt")).isEqualTo("2026-03-10T10:15:30.123Z");
            assertThat(one.get("/get-session").value("needsRefresh")).isEqualTo(false);
        }
    }

    @Test
    void statelessSessionsHaveNothingToDefer() {
        var stateless = new SessionOptions(
                Strategy.STATELESS,
                Duration.ofDays(7),
                Duration.ofDays(1),
                Duration.ofDays(1),
                "better-auth",
                null,
                new DatabaseSessionOptions(CookieCache.JWT, TokenStorage.PLAIN, true));
        try (var other = storage.auth(stateless)) {
            TestBrowser one = other.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            other.clock().advance(Duration.ofDays(1));
            assertThat(one.post("/get-session").status()).isEqualTo(405);
            TestResponse read = one.get("/get-session");
            assertThat(read.body()).doesNotContain("needsRefresh");
            assertThat(read.setCookie(SESSION_TOKEN)).isPresent();
        }
    }
}
