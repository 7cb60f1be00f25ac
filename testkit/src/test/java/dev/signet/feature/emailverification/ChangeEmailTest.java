package dev.signet.feature.emailverification;

import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import dev.signet.options.EmailOptions;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wire behaviour was compared with better-auth 1.7.6. */
class ChangeEmailTest {

    private static final String OLD = "ada@example.com";
    private static final String NEW = "countess@example.com";
    private static final String DONE = "200 {\"status\":true}";
    private static final String INVALID = "401 " + error("Invalid token", "INVALID_TOKEN");

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .storage(storage)
            .options(options -> options.email(enabled()))
            .build();

    private final TestBrowser browser = auth.browser();

    private static EmailOptions enabled() {
        var defaults = EmailOptions.DEFAULTS;
        return new EmailOptions(defaults.resetExpiresIn(), defaults.verification(), true, defaults.deletion());
    }

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(OLD);
    }

    private void proveOldAddress() {
        browser.post("/send-verification-email", Map.of("email", OLD));
        follow(browser, MailKind.VERIFY_EMAIL, OLD);
    }

    private TestResponse ask(String newEmail) {
        return browser.post("/change-email", Map.of("newEmail", newEmail));
    }

    private TestResponse follow(TestBrowser who, MailKind kind, String to) {
        return who.get("/verify-email?token=" + auth.mailer().link(kind, to).token());
    }

    private boolean has(String email) {
        return storage.users().findByEmail(email).isPresent();
    }

    @Test
    @Tag("R-099")
    void whoHasProvedTheOldAddressAllowsItThereAndProvesTheNewOne() {
        proveOldAddress();
        assertThat(ask("Countess@Example.com")).hasToString(DONE);
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, NEW)).isEmpty();
        assertThat(auth.mailer().mails(MailKind.CHANGE_EMAIL, OLD)).hasSize(1);
        assertThat(auth.mailer().mails(MailKind.CHANGE_EMAIL, OLD).get(0).newEmail())
                .isEqualTo(NEW);

        assertThat(follow(browser, MailKind.CHANGE_EMAIL, OLD).status()).isEqualTo(200);
        assertThat(has(NEW)).isFalse();
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, NEW))
                .as("counted apart from the mails that the owner of the address asks for")
                .allMatch(mail -> NEW.equals(mail.newEmail()));
        TestResponse proved = follow(browser, MailKind.VERIFY_EMAIL, NEW);
        assertThat(proved.status()).isEqualTo(200);
        assertThat(proved.text("user.email")).isEqualTo(NEW);
        assertThat(proved.value("user.emailVerified")).isEqualTo(true);
        assertThat(has(OLD)).isFalse();
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(NEW);
        assertThat(auth.mailer().mails(MailKind.EMAIL_CHANGED, OLD)).hasSize(1);
        assertThat(auth.browser().signIn(NEW, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoHasNotProvesTheNewOneAlone() {
        assertThat(ask(NEW)).hasToString(DONE);
        assertThat(auth.mailer().mails(MailKind.CHANGE_EMAIL, OLD)).isEmpty();
        assertThat(has(NEW)).isFalse();
        assertThat(follow(browser, MailKind.VERIFY_EMAIL, NEW).text("user.email"))
                .isEqualTo(NEW);
    }

    @Test
    @Tag("R-099")
    void nobodyIsSignedInByTheLinkAndNobodyElseUsesIt() {
        ask(NEW);
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        // better-auth 1.7.6: another session
        assertThat(follow(eve, MailKind.VERIFY_EMAIL, NEW)).hasToString("401 " + error("Invalid user", "INVALID_USER"));

        // A mail program opens it in advance: that is no leave, and uses nothing up.
        TestBrowser nobody = auth.browser();
        assertThat(follow(nobody, MailKind.VERIFY_EMAIL, NEW))
                .hasToString("401 " + error("Invalid user", "INVALID_USER"));
        assertThat(nobody.cookies()).isEmpty();
        assertThat(follow(browser, MailKind.VERIFY_EMAIL, NEW).text("user.email"))
                .isEqualTo(NEW);
    }

    @Test
    @Tag("R-099")
    void aMailProgramGivesNoLeaveAtTheOldMailbox() {
        proveOldAddress();
        ask(NEW);
        assertThat(follow(auth.browser(), MailKind.CHANGE_EMAIL, OLD).code()).contains("INVALID_USER");
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, NEW)).isEmpty();
        assertThat(follow(browser, MailKind.CHANGE_EMAIL, OLD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-320")
    void aLinkThatWasAskedForBeforeTheMailboxWasProvedIsWorthless() {
        ask(NEW);
        String link = auth.mailer().link(MailKind.VERIFY_EMAIL, NEW).token();
        proveOldAddress();
        assertThat(browser.get("/verify-email?token=" + link)).hasToString(INVALID);
        assertThat(has(OLD)).isTrue();
    }

    @Test
    @Tag("R-320")
    void aLinkThatWasAskedForBeforeTheSessionsEndedIsWorthless() {
        ask(NEW);
        String link = auth.mailer().link(MailKind.VERIFY_EMAIL, NEW).token();
        browser.post(
                "/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "another password"));
        assertThat(browser.get("/verify-email?token=" + link)).hasToString(INVALID);
        assertThat(has(OLD)).isTrue();
    }

    @Test
    @Tag("R-099")
    void thatAnAddressIsTakenIsNotTold() {
        auth.browser().signUp(NEW);
        storage.forgetCalls();
        assertThat(ask(NEW)).hasToString(DONE);
        List<String> work = storage.calls();
        storage.forgetCalls();
        assertThat(ask("free@example.com")).hasToString(DONE);
        assertThat(storage.calls()).isEqualTo(work);
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, NEW)).isEmpty();
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, "free@example.com"))
                .hasSize(1);
    }

    @Test
    void anAddressThatIsTakenMeanwhileStaysWithItsOwner() {
        ask(NEW);
        auth.browser().signUp(NEW);
        assertThat(follow(browser, MailKind.VERIFY_EMAIL, NEW)).hasToString(INVALID);
        assertThat(has(OLD)).isTrue();
    }

    @Test
    @Tag("R-094")
    void aLinkWorksOnceEvenAfterTheChangeWasTakenBack() {
        proveOldAddress();
        ask(NEW);
        String allow = auth.mailer().link(MailKind.CHANGE_EMAIL, OLD).token();
        browser.get("/verify-email?token=" + allow);
        String prove = auth.mailer().link(MailKind.VERIFY_EMAIL, NEW).token();
        browser.get("/verify-email?token=" + prove);
        assertThat(has(NEW)).isTrue();
        assertThat(browser.get("/verify-email?token=" + prove))
                .hasToString("401 " + error("User not found", "USER_NOT_FOUND"));

        ask(OLD);
        follow(browser, MailKind.CHANGE_EMAIL, NEW);
        follow(browser, MailKind.VERIFY_EMAIL, OLD);
        assertThat(has(OLD)).isTrue();
        assertThat(browser.get("/verify-email?token=" + allow)).hasToString(INVALID);
        assertThat(browser.get("/verify-email?token=" + prove)).hasToString(INVALID);
        assertThat(has(OLD)).isTrue();
    }

    @Test
    @Tag("R-094")
    void ofParallelUsesExactlyOneChangesTheAddress() throws Exception {
        ask(NEW);
        String token = auth.mailer().link(MailKind.VERIFY_EMAIL, NEW).token();
        List<Integer> answers = Together.run(
                32, i -> browser.copy().get("/verify-email?token=" + token).status());
        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 401)
                .hasSize(31);
        assertThat(auth.mailer().mails(MailKind.EMAIL_CHANGED, OLD)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    @Tag("R-322")
    void theOtherSessionsEndAndThisOneGoesOn(Strategy strategy) {
        var sessions = strategy == Strategy.DATABASE ? InDatabase.sessions() : SessionOptions.DEFAULTS;
        try (TestAuth engine = TestAuth.builder()
                .options(options -> options.session(sessions).email(enabled()))
                .build()) {
            TestBrowser own = engine.browser();
            own.signUp(OLD);
            TestBrowser another = engine.browser();
            another.signIn(OLD, TestAuth.PASSWORD);
            String session = own.get("/get-session").text("session.id");
            own.post("/change-email", Map.of("newEmail", NEW));
            own.get("/verify-email?token="
                    + engine.mailer().link(MailKind.VERIFY_EMAIL, NEW).token());

            assertThat(own.get("/token").status()).isEqualTo(200);
            TestResponse now = own.get("/get-session?disableCookieCache=true");
            assertThat(now.text("session.id")).isEqualTo(session);
            assertThat(now.text("user.email")).isEqualTo(NEW);
            assertThat(another.get("/token").status()).isEqualTo(401);
        }
    }

    @Test
    @Tag("R-322")
    void whereNoMailAsksForLeaveTheSessionHasToBeFresh() {
        proveOldAddress();
        auth.clock().advance(Duration.ofDays(1));
        assertThat(ask(NEW)).hasToString(DONE);

        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        auth.clock().advance(Duration.ofDays(1));
        assertThat(eve.post("/change-email", Map.of("newEmail", "free@example.com")))
                .hasToString("403 " + error("Session is not fresh", "SESSION_NOT_FRESH"));
        // Told before anything is said of the new address.
        assertThat(eve.post("/change-email", Map.of("newEmail", OLD)).code()).contains("SESSION_NOT_FRESH");
        eve.signIn("eve@example.com", TestAuth.PASSWORD);
        assertThat(eve.post("/change-email", Map.of("newEmail", "free@example.com")))
                .hasToString(DONE);
    }

    @Test
    void aLinkExpires() {
        ask(NEW);
        auth.clock().advance(Duration.ofHours(1).plusSeconds(60));
        assertThat(follow(browser, MailKind.VERIFY_EMAIL, NEW))
                .hasToString("401 " + error("Token expired", "TOKEN_EXPIRED"));
        assertThat(has(OLD)).isTrue();
    }

    @Test
    void whatCanNotBeIsRefused() {
        assertThat(auth.browser().post("/change-email", Map.of("newEmail", NEW)))
                .hasToString("401 " + UNAUTHORIZED);
        assertThat(ask("nothing")).hasToString("400 " + invalid("[body.newEmail] Invalid email address"));
        assertThat(ask("ADA@example.com")).hasToString("400 {\"message\":\"Email is the same\"}");
        assertThat(browser.post("/change-email", Map.of("newEmail", NEW, "callbackURL", "//evil.example"))
                        .code())
                .contains("INVALID_CALLBACK_URL");
        try (TestAuth off = TestAuth.create();
                TestAuth mute = TestAuth.builder()
                        .mailer(Mailer.none())
                        .options(options -> options.email(enabled()))
                        .build()) {
            TestBrowser one = off.browser();
            one.signUp(OLD);
            assertThat(one.post("/change-email", Map.of("newEmail", NEW)))
                    .hasToString("400 " + error("Change email is disabled", "CHANGE_EMAIL_DISABLED"));
            TestBrowser other = mute.browser();
            other.signUp(OLD);
            assertThat(other.post("/change-email", Map.of("newEmail", NEW)))
                    .hasToString("400 {\"message\":\"Verification email isn't enabled\"}");
        }
    }
}
