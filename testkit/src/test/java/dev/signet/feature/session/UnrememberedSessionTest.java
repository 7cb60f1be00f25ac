package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.JwtOptions;
import dev.signet.options.SessionOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cached copy of a session that ends with the browser's own. */
class UnrememberedSessionTest {

    private static final String EMAIL = "ada@example.com";
    private static final Duration COPY = Duration.ofMinutes(1);

    private final ObservedStorage storage = new ObservedStorage();

    static Stream<SessionOptions> cached() {
        return Stream.of(
                SessionOptions.DEFAULTS,
                InDatabase.cachedBy(CookieCache.JWT),
                InDatabase.cachedBy(CookieCache.COMPACT),
                InDatabase.cachedBy(CookieCache.JWE));
    }

    @ParameterizedTest
    @MethodSource("cached")
    @Tag("R-370")
    void theFirstCopyIsGoodForAMinuteAndTheLast(SessionOptions sessions) {
        try (TestAuth auth = storage.auth(sessions)) {
            TestBrowser browser = signedIn(auth);
            auth.clock().advance(COPY.minusSeconds(1));
            assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
            assertThat(storage.calls()).isEmpty();

            auth.clock().advance(Duration.ofSeconds(1));
            for (int reads = 1; reads <= 2; reads++) {
                TestResponse response = browser.get("/get-session");

                assertThat(response.text("user.email")).isEqualTo(EMAIL);
                assertThat(response.setCookies()).isEmpty();
                assertThat(storage.calls()).hasSize(reads);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cached")
    @Tag("R-370")
    void aRevocationIsSeenAfterAMinute(SessionOptions sessions) {
        try (TestAuth auth = storage.auth(sessions)) {
            TestBrowser browser = signedIn(auth);
            browser.copy().post("/revoke-sessions", Map.of());
            auth.clock().advance(COPY);

            assertThat(browser.get("/get-session").body()).isEqualTo("null");
        }
    }

    @ParameterizedTest
    @EnumSource(CookieCache.class)
    void theAccessTokenIsRenewedWithoutACopy(CookieCache form) {
        try (TestAuth auth = storage.auth(InDatabase.cachedBy(form))) {
            TestBrowser browser = signedIn(auth);
            auth.clock().advance(Duration.ofMinutes(15));

            TestResponse response = browser.get("/get-session");

            assertThat(response.setCookie(ACCESS_TOKEN).orElseThrow()).doesNotContain("Max-Age");
            assertThat(browser.cookie(SESSION_DATA).filter(value -> !value.isEmpty()))
                    .isEmpty();
            assertThat(browser.get("/get-session").setCookies()).isEmpty();
        }
    }

    @Test
    void aShorterLifeOfAccessTokensHoldsForTheCopyToo() {
        try (TestAuth auth = TestAuth.builder()
                .storage(storage)
                .options(options -> options.session(InDatabase.sessions())
                        .jwt(new JwtOptions(JwsAlgorithm.HS256, Duration.ofSeconds(10), null, null)))
                .build()) {
            TestBrowser browser = signedIn(auth);
            auth.clock().advance(Duration.ofSeconds(10));

            browser.get("/get-session");

            assertThat(storage.calls()).isNotEmpty();
        }
    }

    private TestBrowser signedIn(TestAuth auth) {
        auth.browser().signUp(EMAIL);
        TestBrowser browser = auth.browser();
        browser.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        storage.forgetCalls();
        return browser;
    }
}
