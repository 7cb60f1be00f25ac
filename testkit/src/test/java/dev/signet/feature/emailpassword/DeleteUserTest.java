package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import dev.signet.model.Account;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire behaviour was compared with better-auth 1.7.6. */
class DeleteUserTest {

    private static final String ADA = "ada@example.com";
    private static final String DELETED = "200 {\"success\":true,\"message\":\"User deleted\"}";
    private static final String SENT = "200 {\"success\":true,\"message\":\"Verification email sent\"}";
    private static final String INVALID = "404 " + error("Invalid token", "INVALID_TOKEN");

    private final ObservedStorage storage = new ObservedStorage();
    private TestAuth auth = with(true, false);
    private TestBrowser browser = auth.browser();

    private TestAuth with(boolean enabled, boolean byMail) {
        return TestAuth.builder()
                .storage(storage)
                .options(options -> options.email(options(enabled, byMail)))
                .build();
    }

    private static EmailOptions options(boolean enabled, boolean byMail) {
        var defaults = EmailOptions.DEFAULTS;
        return new EmailOptions(
                defaults.resetExpiresIn(),
                defaults.verification(),
                false,
                new EmailOptions.Deletion(enabled, byMail, Duration.ofDays(1)));
    }

    private void restart(boolean enabled, boolean byMail) {
        auth.close();
        auth = with(enabled, byMail);
        browser = auth.browser();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private boolean exists() {
        return storage.users().findByEmail(ADA).isPresent();
    }

    private Mail.Link mailed() {
        assertThat(browser.post("/delete-user", Map.of("callbackURL", "/bye"))).hasToString(SENT);
        return auth.mailer().link(MailKind.DELETE_ACCOUNT, ADA);
    }

    @Test
    @Tag("R-098")
    void aFreshSessionOrThePasswordIsEnough() {
        browser.signUp(ADA);
        String id = storage.users().findByEmail(ADA).orElseThrow().id();
        TestBrowser another = browser.copy();
        TestResponse response = browser.post("/delete-user");

        assertThat(response).hasToString(DELETED);
        assertThat(browser.cookies()).isEmpty();
        assertThat(exists()).isFalse();
        assertThat(storage.accounts().findByUser(id, Account.CREDENTIAL)).isEmpty();
        // GHSA-2vg6-77g8-24mp: no session outlives its owner
        assertThat(another.get("/token").status()).isEqualTo(401);
        assertThat(another.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(browser.signIn(ADA, TestAuth.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.signUp(ADA).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-098")
    void aSessionOfADayNeedsThePassword() {
        browser.signUp(ADA);
        auth.clock().advance(Duration.ofDays(1));
        assertThat(browser.post("/delete-user"))
                .hasToString(
                        "400 " + error("Session expired. Re-authenticate to perform this action.", "SESSION_EXPIRED"));
        assertThat(browser.post("/delete-user", Map.of("password", "a wrong password")))
                .hasToString("400 " + error("Invalid password", "INVALID_PASSWORD"));
        assertThat(exists()).isTrue();
        assertThat(browser.post("/delete-user", Map.of("password", TestAuth.PASSWORD)))
                .hasToString(DELETED);
        assertThat(exists()).isFalse();
    }

    @Test
    void nobodyIsDeletedUnlessEnabledAndSignedIn() {
        assertThat(browser.post("/delete-user")).hasToString("401 " + UNAUTHORIZED);
        browser.signUp(ADA);
        restart(false, false);
        assertThat(browser.get("/delete-user/callback?token=x")).hasToString("404 " + error("Not found", "NOT_FOUND"));
        browser.signIn(ADA, TestAuth.PASSWORD);
        assertThat(browser.post("/delete-user")).hasToString("404 ");
        assertThat(exists()).isTrue();
    }

    @Test
    @Tag("R-098")
    void theLinkOfTheMailDeletesInTheBrowserOfItsOwnerAlone() {
        restart(true, true);
        browser.signUp(ADA);
        Mail.Link link = mailed();
        String path = link.url().substring("http://localhost:8080/api/auth".length());
        assertThat(exists()).isTrue();
        assertThat(link.token()).hasSize(32);

        // A mail program opens it in advance.
        assertThat(auth.browser().get(path))
                .hasToString("404 " + error("Failed to get user info", "FAILED_TO_GET_USER_INFO"));
        TestResponse followed = browser.get(path);
        assertThat(followed).hasToString("302 ");
        assertThat(followed.header("location")).contains("/bye");
        assertThat(followed.headers("cache-control")).containsExactly("no-store");
        assertThat(browser.cookies()).isEmpty();
        assertThat(exists()).isFalse();
    }

    @Test
    @Tag("R-094")
    void somebodyElsesTokenDeletesNobody() {
        restart(true, true);
        browser.signUp(ADA);
        Mail.Link link = mailed();
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");

        assertThat(eve.get("/delete-user/callback?token=" + link.token())).hasToString(INVALID);
        assertThat(eve.post("/delete-user", Map.of("token", link.token()))).hasToString(INVALID);
        assertThat(exists()).isTrue();
        assertThat(storage.users().findByEmail("eve@example.com")).isPresent();
    }

    @Test
    @Tag("R-094")
    void aTokenExpiresAndIsOfItsPurpose() {
        restart(true, true);
        browser.signUp(ADA);
        Mail.Link late = mailed();
        auth.clock().advance(Duration.ofDays(1));
        assertThat(browser.post("/delete-user", Map.of("token", late.token()))).hasToString(INVALID);
        browser.post("/request-password-reset", Map.of("email", ADA));
        String reset = auth.mailer().link(MailKind.RESET_PASSWORD, ADA).token();
        assertThat(browser.post("/delete-user", Map.of("token", reset))).hasToString(INVALID);
        assertThat(browser.get("/delete-user/callback?token=%00"))
                .satisfies(answer -> assertThat(answer.status()).isIn(400, 404));
        assertThat(exists()).isTrue();
        assertThat(browser.post("/delete-user", Map.of("token", mailed().token())))
                .hasToString(DELETED);
        assertThat(exists()).isFalse();
    }

    @Test
    @Tag("R-094")
    void ofParallelUsesOfTheLinkExactlyOneDeletes() throws Exception {
        restart(true, true);
        browser.signUp(ADA);
        String token = mailed().token();
        List<String> answers = Together.run(
                32,
                i -> browser.copy().get("/delete-user/callback?token=" + token).toString());

        assertThat(answers).filteredOn(DELETED::equals).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.startsWith("404")).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example"})
    @Tag("R-044")
    void theLinkLeadsToNoOtherSite(String target) {
        restart(true, true);
        browser.signUp(ADA);
        assertThat(browser.post("/delete-user", Map.of("callbackURL", target)).code())
                .contains("INVALID_CALLBACK_URL");
        assertThat(auth.mailer().mails()).isEmpty();
    }

    @Test
    void aMailThatCanNotBeSentStopsTheStart() {
        var builder = TestAuth.builder().mailer(Mailer.none()).options(options -> options.email(options(true, true)));
        assertThatThrownBy(builder::build)
                .hasMessageStartingWith("signet.email.deletion.by-mail is true, and no mail is configured.");
    }
}
