package dev.signet.feature.emailverification;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.DONT_REMEMBER;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.VersionedSecret;
import dev.signet.fixture.InDatabase;
import dev.signet.mail.MailKind;
import dev.signet.options.EmailOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who follows the link of a mail may be somebody else than who asked for it. */
@Tag("R-321")
class MailboxProofTest {

    private static final String ADA = "ada@example.com";
    private static final String MARK = "better-auth.unproved_sign_in";
    private static final String VERIFIED = "200 {\"status\":true,\"user\":null}";
    private static final String INVALID = "401 " + error("Invalid token", "INVALID_TOKEN");
    private static final String NEW_PASSWORD = "another good password";

    private TestAuth auth = with(true, Strategy.STATELESS);

    private static TestAuth with(boolean required, Strategy strategy) {
        return builder(required, strategy).build();
    }

    private static TestAuth.Builder builder(boolean required, Strategy strategy) {
        var verification = new EmailOptions.Verification(required, true, true, true, Duration.ofHours(1));
        var defaults = EmailOptions.DEFAULTS;
        return TestAuth.builder()
                .options(options -> options.session(
                                strategy == Strategy.DATABASE ? InDatabase.sessions() : SessionOptions.DEFAULTS)
                        .email(new EmailOptions(defaults.resetExpiresIn(), verification, false, defaults.deletion())));
    }

    private void restart(boolean required, Strategy strategy) {
        auth.close();
        auth = with(required, strategy);
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private String token(String email) {
        return auth.mailer().link(MailKind.VERIFY_EMAIL, email).token();
    }

    private TestResponse follow(TestBrowser browser, String email) {
        return browser.get("/verify-email?token=" + token(email));
    }

    private boolean isVerified() {
        return auth.storage().users().findByEmail(ADA).orElseThrow().emailVerified();
    }

    private void chooseAnotherPassword() {
        auth.clock().advance(Duration.ofSeconds(1));
        TestBrowser owner = auth.browser();
        owner.post("/request-password-reset", Map.of("email", ADA));
        String reset = auth.mailer().link(MailKind.RESET_PASSWORD, ADA).token();
        var body = Map.of("newPassword", NEW_PASSWORD, "token", reset);
        assertThat(owner.post("/reset-password", body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void whoSignedUpWithSomebodyElsesAddressLosesTheirSessions(Strategy strategy) {
        restart(false, strategy);
        TestBrowser eve = auth.browser();
        eve.signUp(ADA);
        assertThat(eve.get("/token").status()).isEqualTo(200);

        TestBrowser owner = auth.browser();
        assertThat(follow(owner, ADA)).hasToString(VERIFIED);
        assertThat(isVerified()).isTrue();
        assertThat(owner.cookies()).isEmpty();
        assertThat(eve.get("/token").status()).isEqualTo(401);
        assertThat(eve.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void theSessionThatFollowsTheLinkGoesOnAndTheOthersEnd(Strategy strategy) {
        restart(false, strategy);
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        String session = browser.get("/get-session").text("session.id");
        TestBrowser another = auth.browser();
        another.signIn(ADA, TestAuth.PASSWORD);
        TestBrowser stolen = browser.copy();

        assertThat(follow(browser, ADA)).hasToString(VERIFIED);
        TestResponse now = browser.get("/get-session?disableCookieCache=true");
        assertThat(now.text("session.id")).isEqualTo(session);
        assertThat(now.value("user.emailVerified")).isEqualTo(true);
        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(another.get("/token").status()).isEqualTo(401);
        // In the table it is one and the same session.
        assertThat(stolen.get("/token").status()).isEqualTo(strategy == Strategy.DATABASE ? 200 : 401);
    }

    @Test
    void aSessionThatHasEndedDoesNotComeBackByTheLink() {
        restart(false, Strategy.STATELESS);
        TestBrowser stolen = auth.browser();
        stolen.signUp(ADA);
        chooseAnotherPassword();
        auth.browser().post("/send-verification-email", Map.of("email", ADA));
        assertThat(follow(stolen, ADA)).hasToString(VERIFIED);
        assertThat(stolen.get("/token").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void theLinkSignsInInTheBrowserOfTheSignUp(Strategy strategy) {
        restart(true, strategy);
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        assertThat(browser.cookies()).containsOnlyKeys(MARK);
        assertThat(follow(browser, ADA)).hasToString(VERIFIED);

        assertThat(browser.cookies()).containsOnlyKeys(SESSION_TOKEN, SESSION_DATA, ACCESS_TOKEN);
        assertThat(browser.get("/get-session").value("user.emailVerified")).isEqualTo(true);
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    void theLinkSignsInWhereASignInWasRefused() {
        auth.browser().signUp(ADA);
        TestBrowser browser = auth.browser();
        var wrong = Map.of("email", ADA, "password", "a wrong password", "rememberMe", false);
        browser.post("/sign-in/email", wrong);
        assertThat(browser.cookies()).isEmpty();
        var right = Map.of("email", ADA, "password", TestAuth.PASSWORD, "rememberMe", false);
        assertThat(browser.post("/sign-in/email", right).code()).contains("EMAIL_NOT_VERIFIED");
        assertThat(browser.cookies()).containsOnlyKeys(MARK);

        follow(browser, ADA);
        assertThat(browser.cookies()).containsKeys(SESSION_TOKEN, DONT_REMEMBER);
    }

    /** Login CSRF: a stranger sends the link of their own account. Pre-hijacking: the mailbox's owner opens a stranger's. */
    @Test
    void theLinkSignsInNobodyElse() {
        TestBrowser eve = auth.browser();
        eve.signUp(ADA);
        TestBrowser owner = auth.browser();
        owner.signUp("owner@example.com");
        assertThat(owner.cookies()).containsOnlyKeys(MARK);

        TestResponse followed = follow(owner, ADA);
        assertThat(followed).hasToString(VERIFIED);
        assertThat(followed.setCookies()).isEmpty();
        assertThat(owner.get("/get-session").body()).isEqualTo("null");
        assertThat(follow(eve, ADA).setCookies()).as("a second use").isEmpty();
    }

    @Test
    void somebodyElsesLinkPutsNobodyIntoAnotherAccount() {
        restart(false, Strategy.STATELESS);
        auth.browser().signUp(ADA);
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        assertThat(follow(eve, ADA)).hasToString("401 " + error("Invalid user", "INVALID_USER"));
        assertThat(eve.get("/verify-email?callbackURL=%2Fnew&token=" + token(ADA))
                        .header("location"))
                .contains("/new?error=INVALID_USER");
        assertThat(eve.get("/get-session").text("user.email")).isEqualTo("eve@example.com");
        assertThat(isVerified()).isFalse();
    }

    @Test
    @Tag("R-320")
    void theLinkOfASignUpBlessesNoPasswordOnceTheOwnerHasSetAnother() {
        TestBrowser eve = auth.browser();
        eve.signUp(ADA);
        String old = token(ADA);
        chooseAnotherPassword();

        for (TestBrowser who : List.of(auth.browser(), eve)) {
            assertThat(who.get("/verify-email?token=" + old)).hasToString(INVALID);
        }
        assertThat(isVerified()).isFalse();
        auth.browser().post("/send-verification-email", Map.of("email", ADA));
        TestResponse followed = follow(eve, ADA);
        assertThat(followed).hasToString(VERIFIED);
        assertThat(followed.setCookies()).as("the mark of the other password").isEmpty();
        assertThat(eve.signIn(ADA, TestAuth.PASSWORD).code()).contains("INVALID_EMAIL_OR_PASSWORD");
        assertThat(eve.signIn(ADA, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-320")
    void aProofMakesLinksToANewPasswordWorthless() {
        auth.browser().signUp(ADA);
        auth.browser().post("/request-password-reset", Map.of("email", ADA));
        String reset = auth.mailer().link(MailKind.RESET_PASSWORD, ADA).token();
        follow(auth.browser(), ADA);
        var body = Map.of("newPassword", NEW_PASSWORD, "token", reset);
        assertThat(auth.browser().post("/reset-password", body).code()).contains("INVALID_TOKEN");
    }

    @Test
    @Tag("R-096")
    void aTakenAddressMarksTheBrowserAsAFreeOne() {
        List<String> free = auth.browser().signUp(ADA).setCookies();
        List<String> taken = auth.browser().signUp(ADA).setCookies();
        assertThat(free).hasSize(1);
        assertThat(taken).hasSize(1);
        assertThat(shape(taken)).isEqualTo(shape(free));
    }

    private static String shape(List<String> cookies) {
        String cookie = cookies.get(0);
        return cookie.replaceFirst("=[^;]*;", "=…;") + cookie.length();
    }

    @Test
    @Tag("R-312")
    void linkAndMarkOfAReplacedSecretAreGoodUntilItIsRemoved() {
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        String link = token(ADA);
        var token = List.of(VersionedSecret.alone(TestAuth.SECRETS.token()));
        var old = VersionedSecret.alone(TestAuth.SECRETS.master());
        var next = new VersionedSecret("2", "other-master-secret-0123456789abcdefghij");
        for (List<VersionedSecret> masters : List.of(List.of(next), List.of(next, old))) {
            try (TestAuth moved = builder(true, Strategy.STATELESS)
                    .storage(auth.storage())
                    .secrets(new SecretOptions(masters, token))
                    .build()) {
                TestBrowser again =
                        moved.browser().cookie(MARK, browser.cookie(MARK).orElseThrow());
                boolean known = masters.contains(old);
                assertThat(again.get("/verify-email?token=" + link)).hasToString(known ? VERIFIED : INVALID);
                assertThat(again.cookie(SESSION_TOKEN).isPresent()).isEqualTo(known);
            }
        }
    }

    @Test
    @Tag("R-028")
    void theMarkIsGoodForNothingElseAndNothingElseForIt() {
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        String mark = browser.cookie(MARK).orElseThrow();
        assertThat(auth.browser().get("/verify-email?token=" + mark)).hasToString(INVALID);
        assertThat(isVerified()).isFalse();
        for (String name : List.of(SESSION_TOKEN, SESSION_DATA, ACCESS_TOKEN)) {
            TestBrowser forger = auth.browser().cookie(name, mark);
            assertThat(forger.get("/get-session").body()).isEqualTo("null");
            assertThat(forger.get("/token").status()).isEqualTo(401);
        }
        assertThat(auth.signet().accessTokens().verify(mark)).isEmpty();
        TestBrowser forger = auth.browser().cookie(MARK, token(ADA));
        assertThat(follow(forger, ADA)).hasToString(VERIFIED);
        assertThat(forger.get("/get-session").body()).isEqualTo("null");
    }
}
