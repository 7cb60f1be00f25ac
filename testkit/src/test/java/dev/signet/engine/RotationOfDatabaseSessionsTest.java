package dev.signet.engine;

import static dev.signet.fixture.Wire.DONT_REMEMBER;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.VersionedSecret;
import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.MailKind;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.EmailOptions;
import dev.signet.options.SecretOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the master secret A made: accepted while it stands behind B in the list, and refused afterwards. */
@Tag("R-312")
class RotationOfDatabaseSessionsTest {

    private static final String EMAIL = "ada@example.com";
    private static final VersionedSecret MASTER_A = VersionedSecret.alone(TestAuth.SECRETS.master());
    private static final VersionedSecret MASTER_B =
            new VersionedSecret("2", "other-master-secret-0123456789abcdefghij");
    private static final SecretOptions A = TestAuth.SECRETS;
    private static final SecretOptions B_AND_A =
            new SecretOptions(List.of(MASTER_B, MASTER_A), TestAuth.SECRETS.tokens());
    private static final SecretOptions B = new SecretOptions(List.of(MASTER_B), TestAuth.SECRETS.tokens());

    private final ObservedStorage storage = new ObservedStorage();
    private final TestingClock clock = new TestingClock(TestAuth.START);

    @ParameterizedTest
    @EnumSource(CookieCache.class)
    void aSignedCookieIsAcceptedAndWrittenAnew(CookieCache cache) {
        TestBrowser old = signedUpUnderA(cache);
        try (var alone = with(B, cache)) {
            assertThat(moved(old, alone).get("/token").status()).isEqualTo(401);
            assertThat(moved(old, alone).get("/get-session").body()).isEqualTo("null");
        }
        try (var both = with(B_AND_A, cache);
                var alone = with(B, cache)) {
            assertThat(moved(old, both).get("/token").status()).isEqualTo(200);
            TestBrowser browser = moved(old, both);
            assertThat(browser.get("/get-session").setCookie(SESSION_TOKEN)).isPresent();
            assertThat(moved(browser, alone).get("/token").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CookieCache.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aCachedCopySparesTheDatabaseUntilItsSecretIsGone(CookieCache cache) {
        TestBrowser browser = signedUpUnderA(cache);
        String copy = browser.cookie(SESSION_DATA).orElseThrow();
        try (var both = with(B_AND_A, cache)) {
            browser = moved(browser, both);
            browser.get("/get-session");
            assertThat(browser.cookie(SESSION_DATA).orElseThrow()).isNotEqualTo(copy);
            storage.forgetCalls();

            TestBrowser withOldCopy = browser.copy().cookie(SESSION_DATA, copy);
            assertThat(withOldCopy.get("/get-session").text("user.email")).isEqualTo(EMAIL);
            assertThat(storage.calls()).isEmpty();
        }
        try (var alone = with(B, cache)) {
            TestBrowser withOldCopy = moved(browser, alone).cookie(SESSION_DATA, copy);
            assertThat(withOldCopy.get("/get-session").text("user.email")).isEqualTo(EMAIL);
            assertThat(storage.calls()).containsExactly("SessionStore.findByToken");
        }
    }

    @Test
    void theMarkOfASessionThatIsNotToBeRememberedIsBelievedUntilItsSecretIsGone() {
        TestBrowser old = signedUpUnderA(CookieCache.JWT);
        String mark;
        try (var first = with(A, CookieCache.JWT)) {
            TestBrowser brief = first.browser();
            brief.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
            mark = brief.cookie(DONT_REMEMBER).orElseThrow();
        }
        try (var both = with(B_AND_A, CookieCache.JWT);
                var alone = with(B, CookieCache.JWT)) {
            TestBrowser browser = moved(old, both);
            browser.get("/get-session");
            clock.advance(Duration.ofMinutes(15));
            assertThat(moved(browser, both)
                            .cookie(DONT_REMEMBER, mark)
                            .get("/get-session")
                            .setCookies())
                    .noneMatch(cookie -> cookie.contains("Max-Age=900"));
            assertThat(moved(browser, alone)
                            .cookie(DONT_REMEMBER, mark)
                            .get("/get-session")
                            .setCookies())
                    .anyMatch(cookie -> cookie.contains("Max-Age=900"));
        }
    }

    @Test
    void aLinkInAMailIsGoodUntilItsSecretIsGone() {
        String token;
        try (var first = with(A, CookieCache.JWT)) {
            first.browser().signUp(EMAIL);
            token = first.mailer().link(MailKind.VERIFY_EMAIL, EMAIL).token();
        }
        try (var alone = with(B, CookieCache.JWT)) {
            assertThat(alone.browser().get("/verify-email?token=" + token))
                    .hasToString("401 " + error("Invalid token", "INVALID_TOKEN"));
        }
        assertThat(storage.users().findByEmail(EMAIL).orElseThrow().emailVerified())
                .isFalse();
        try (var both = with(B_AND_A, CookieCache.JWT)) {
            assertThat(both.browser().get("/verify-email?token=" + token).status())
                    .isEqualTo(200);
        }
        assertThat(storage.users().findByEmail(EMAIL).orElseThrow().emailVerified())
                .isTrue();
    }

    private TestBrowser signedUpUnderA(CookieCache cache) {
        try (var first = with(A, cache)) {
            TestBrowser browser = first.browser();
            browser.signUp(EMAIL);
            return browser;
        }
    }

    private static TestBrowser moved(TestBrowser from, TestAuth to) {
        TestBrowser moved = to.browser();
        from.cookies().forEach(moved::cookie);
        return moved;
    }

    private TestAuth with(SecretOptions secrets, CookieCache cache) {
        return TestAuth.builder()
                .storage(storage)
                .clock(clock)
                .secrets(secrets)
                .options(options -> options.session(InDatabase.cachedBy(cache))
                        .email(new EmailOptions(
                                EmailOptions.DEFAULTS.resetExpiresIn(),
                                new EmailOptions.Verification(false, true, false, false, Duration.ofHours(1)),
                                false,
                                EmailOptions.DEFAULTS.deletion())))
                .build();
    }
}
