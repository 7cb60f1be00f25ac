package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.Eventually;
import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.model.Verification;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire behaviour was compared with better-auth 1.7.6. */
class PasswordResetTest {

    private static final String ADA = "ada@example.com";
    private static final String NEW_PASSWORD = "another good password";
    private static final String SENT =
            "200 {\"status\":true,\"message\":\"If this email exists in our system, check your email for the reset link\"}";
    private static final String DONE = "200 {\"status\":true}";
    private static final String INVALID = "400 " + error("Invalid token", "INVALID_TOKEN");

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(ADA);
    }

    private TestResponse request(String email) {
        return auth.browser().post("/request-password-reset", Map.of("email", email));
    }

    private String tokenFor(String email) {
        assertThat(request(email)).hasToString(SENT);
        return auth.mailer()
                .link(MailKind.RESET_PASSWORD, email.toLowerCase(Locale.ROOT))
                .token();
    }

    private TestResponse reset(String token, String password) {
        return auth.browser().post("/reset-password", Map.of("newPassword", password, "token", token));
    }

    @Test
    @Tag("R-095")
    void aForgottenPasswordIsReplacedByTheTokenOfTheMail() {
        String token = tokenFor("Ada@Example.com");
        assertThat(token).matches("[a-zA-Z0-9]{24}");

        assertThat(reset(token, NEW_PASSWORD)).hasToString(DONE);
        assertThat(browser.signIn(ADA, TestAuth.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.signIn(ADA, NEW_PASSWORD).status()).isEqualTo(200);
        assertThat(auth.mailer().mails(MailKind.PASSWORD_CHANGED, ADA)).hasSize(1);
    }

    @Test
    @Tag("R-095")
    void aResetEndsEverySession() {
        TestBrowser another = auth.browser();
        another.signIn(ADA, TestAuth.PASSWORD);
        assertThat(reset(tokenFor(ADA), NEW_PASSWORD)).hasToString(DONE);

        for (TestBrowser signedIn : List.of(browser, another)) {
            assertThat(signedIn.get("/token").status()).isEqualTo(401);
            assertThat(signedIn.get("/get-session?disableCookieCache=true").body())
                    .isEqualTo("null");
        }
    }

    @Test
    @Tag("R-094")
    void aTokenWorksOnceAndForItsHourAndForItsPurposeAlone() {
        String token = tokenFor(ADA);
        assertThat(reset(token, NEW_PASSWORD)).hasToString(DONE);
        assertThat(reset(token, "a third password")).hasToString(INVALID);
        assertThat(browser.signIn(ADA, NEW_PASSWORD).status()).isEqualTo(200);

        auth.clock().advance(Duration.ofSeconds(1));
        String late = tokenFor(ADA);
        auth.clock().advance(Duration.ofHours(1));
        assertThat(reset(late, NEW_PASSWORD)).hasToString(INVALID);

        Instant now = auth.clock().instant();
        for (String other : List.of("magic-link:", "delete-account-", "change-email:", "")) {
            storage.verifications()
                    .create(new Verification(other + "x", other + "abc", userId(), now.plusSeconds(60), now, now));
        }
        assertThat(reset("abc", NEW_PASSWORD)).hasToString(INVALID);
    }

    private String userId() {
        return storage.users().findByEmail(ADA).orElseThrow().id();
    }

    @Test
    @Tag("R-094")
    void ofParallelResetsExactlyOneSucceeds() throws Exception {
        String token = tokenFor(ADA);
        List<String> answers =
                Together.run(32, i -> reset(token, "password number " + i).toString());

        assertThat(answers).filteredOn(DONE::equals).hasSize(1);
        assertThat(answers).filteredOn(INVALID::equals).hasSize(31);
        assertThat(browser.signIn(ADA, "password number " + answers.indexOf(DONE))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("R-095")
    void nothingTellsWhetherThereIsAnAccount() {
        Instant now = auth.clock().instant();
        User social = new User("s".repeat(32), "Eve", "social@example.com", true, null, now, now, null);
        storage.users().createIfAbsent(social, new Account("a".repeat(32), "1", "github", social.id(), null, now, now));
        storage.forgetCalls();
        TestResponse known = request(ADA);
        List<String> work = storage.calls();
        storage.forgetCalls();
        TestResponse unknown = request("nobody@example.com");

        assertThat(work).containsExactly("UserStore.findByEmail", "VerificationStore.create");
        assertThat(storage.calls()).isEqualTo(work);
        assertThat(unknown).hasToString(known.toString()).hasToString(SENT);
        assertThat(unknown.setCookies()).isEmpty();
        assertThat(request(social.email())).hasToString(SENT);
        assertThat(auth.mailer().mails(MailKind.RESET_PASSWORD, "nobody@example.com"))
                .isEmpty();
    }

    @Test
    void whoHasNoPasswordYetGetsOne() {
        // better-auth 1.7.6: a reset makes the credential account
        Instant now = auth.clock().instant();
        User social = new User("s".repeat(32), "Eve", "social@example.com", true, null, now, now, null);
        storage.users().createIfAbsent(social, new Account("a".repeat(32), "1", "github", social.id(), null, now, now));

        assertThat(reset(tokenFor(social.email()), NEW_PASSWORD)).hasToString(DONE);
        assertThat(browser.signIn(social.email(), NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsRefusedCostsNoToken() {
        String token = tokenFor(ADA);
        assertThat(reset(token, "short")).hasToString("400 " + error("Password too short", "PASSWORD_TOO_SHORT"));
        assertThat(reset(token, "x".repeat(129))).hasToString("400 " + error("Password too long", "PASSWORD_TOO_LONG"));
        assertThat(reset(token, NEW_PASSWORD)).hasToString(DONE);
    }

    @Test
    void theTokenMayStandInTheQuery() {
        String token = tokenFor(ADA);
        assertThat(browser.post("/reset-password", Map.of("newPassword", NEW_PASSWORD)))
                .hasToString(INVALID);
        assertThat(browser.post("/reset-password?token=" + token, Map.of("newPassword", NEW_PASSWORD, "token", "")))
                .hasToString(DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%", "a b", "a'b", "a\u0000b", "reset-password:x", "../x"})
    void anUnknownTokenCostsNoHash(String token) {
        storage.forgetCalls();
        TestResponse response = browser.request(
                        "POST", "/reset-password?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                .json(Map.of("newPassword", NEW_PASSWORD))
                .send();
        assertThat(response).hasToString(INVALID);
        assertThat(storage.calls()).doesNotContain("VerificationStore.consume");
    }

    @Test
    void withoutMailItIsOff() {
        try (TestAuth without = TestAuth.builder().mailer(Mailer.none()).build()) {
            TestBrowser visitor = without.browser();
            visitor.signUp(ADA);
            // better-auth 1.7.6: without sendResetPassword
            assertThat(visitor.post("/request-password-reset", Map.of("email", ADA)))
                    .hasToString("400 " + error("Reset password isn't enabled", "RESET_PASSWORD_DISABLED"));
            assertThat(visitor.post(
                                    "/change-password",
                                    Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", NEW_PASSWORD))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aChangeOfThePasswordIsTold() {
        browser.post("/change-password", Map.of("currentPassword", "wrong password", "newPassword", NEW_PASSWORD));
        assertThat(auth.mailer().mails()).isEmpty();
        browser.post("/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", NEW_PASSWORD));
        assertThat(auth.mailer().mails(MailKind.PASSWORD_CHANGED, ADA)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b", "a b@example.com", ""})
    void whatIsNoAddressIsRefused(String email) {
        assertThat(request(email)).hasToString("400 " + invalid("[body.email] Invalid email address"));
    }

    @Test
    @Tag("R-344")
    void deadRowsAreSwept() throws Exception {
        request("nobody@example.com");
        auth.clock().advance(Duration.ofHours(2));
        storage.forgetCalls();
        request("nobody@example.com");
        Eventually.holds(() -> storage.calls().contains("VerificationStore.deleteExpired"));
        auth.close();
        assertThat(storage.verifications().deleteExpired(auth.clock().instant(), 500))
                .as("none, or that of the second request, which was dead from the start")
                .isLessThanOrEqualTo(1);
    }
}
