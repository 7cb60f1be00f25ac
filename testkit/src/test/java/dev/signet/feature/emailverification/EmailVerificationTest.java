package dev.signet.feature.emailverification;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire behaviour was compared with better-auth 1.7.6. */
class EmailVerificationTest {

    private static final String ADA = "ada@example.com";
    private static final String VERIFIED = "200 {\"status\":true,\"user\":null}";
    private static final String NOT_VERIFIED = "403 " + error("Email not verified", "EMAIL_NOT_VERIFIED");
    private static final String INVALID = "401 " + error("Invalid token", "INVALID_TOKEN");

    private final ObservedStorage storage = new ObservedStorage();
    private TestAuth auth = with(false, null, false, false);

    private TestAuth with(boolean required, @Nullable Boolean onSignUp, boolean onSignIn, boolean signsIn) {
        var defaults = EmailOptions.DEFAULTS;
        var verification = new EmailOptions.Verification(required, onSignUp, onSignIn, signsIn, Duration.ofHours(1));
        return TestAuth.builder()
                .storage(storage)
                .options(options -> options.email(changed(defaults, verification)))
                .build();
    }

    private static EmailOptions changed(EmailOptions defaults, EmailOptions.Verification verification) {
        return new EmailOptions(defaults.resetExpiresIn(), verification, false, defaults.deletion());
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private Mail.Link link() {
        return auth.mailer().link(MailKind.VERIFY_EMAIL, ADA);
    }

    private static String path(Mail.Link link) {
        return link.url().substring("http://localhost:8080/api/auth".length());
    }

    private TestResponse verify(TestBrowser browser, String token) {
        return browser.get("/verify-email?token=" + token);
    }

    private boolean isVerified() {
        return storage.users().findByEmail(ADA).orElseThrow().emailVerified();
    }

    @Test
    @Tag("R-096")
    void whereAProofIsRequiredNobodySignsInBefore() {
        auth = with(true, null, false, false);
        TestBrowser browser = auth.browser();
        TestResponse signedUp = browser.signUp(ADA);

        assertThat(signedUp.status()).isEqualTo(200);
        assertThat(signedUp.body()).startsWith("{\"token\":null,\"user\":{");
        assertThat(signedUp.setCookies()).isEmpty();
        assertThat(browser.signIn(ADA, TestAuth.PASSWORD)).hasToString(NOT_VERIFIED);
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.signIn(ADA, "a wrong password").code()).contains("INVALID_EMAIL_OR_PASSWORD");
        assertThat(auth.mailer().mails()).hasSize(1);

        assertThat(verify(auth.browser(), link().token())).hasToString(VERIFIED);
        assertThat(browser.signIn(ADA, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(browser.get("/get-session").value("user.emailVerified")).isEqualTo(true);
    }

    @Test
    @Tag("R-096")
    void aTakenAddressIsAnsweredAsAFreeOne() {
        auth = with(true, null, false, false);
        TestResponse free = auth.browser().signUp(ADA);
        TestResponse taken = auth.browser().signUp(ADA);

        String idsAway = "\"id\":\"[a-zA-Z0-9]{32}\"";
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().replaceAll(idsAway, "")).isEqualTo(free.body().replaceAll(idsAway, ""));
        assertThat(taken.text("user.id")).isNotEqualTo(free.text("user.id"));
        assertThat(auth.mailer().mails()).hasSize(1);
    }

    @Test
    void aRefusedSignInSendsTheMailAgainWhereThatIsConfigured() {
        auth = with(true, false, true, false);
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        assertThat(auth.mailer().mails()).isEmpty();

        browser.signIn(ADA, "a wrong password");
        assertThat(auth.mailer().mails()).isEmpty();
        var body = Map.of("email", ADA, "password", TestAuth.PASSWORD, "callbackURL", "/welcome");
        assertThat(browser.post("/sign-in/email", body)).hasToString(NOT_VERIFIED);
        assertThat(link().url()).endsWith("&callbackURL=%2Fwelcome");
    }

    @Test
    void theMailOfASignUpIsSentWhereThatIsConfigured() {
        assertThat(auth.browser().signUp(ADA).status()).isEqualTo(200);
        assertThat(auth.mailer().mails()).isEmpty();
        auth.close();
        auth = with(false, true, false, false);
        TestResponse signedUp = auth.browser().signUp("eve@example.com");

        assertThat(signedUp.setCookie(SESSION_TOKEN)).isPresent();
        assertThat(auth.mailer().link(MailKind.VERIFY_EMAIL, "eve@example.com").url())
                .startsWith("http://localhost:8080/api/auth/verify-email?token=")
                .endsWith("&callbackURL=%2F");
    }

    @Test
    void whoChangesThePasswordStaysSignedInWhenAProofIsRequiredLater() {
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        auth.close();
        auth = with(true, null, false, false);
        TestBrowser later = auth.browser();
        browser.cookies().forEach(later::cookie);

        assertThat(later.post(
                                "/change-password",
                                Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "another password"))
                        .status())
                .isEqualTo(200);
        assertThat(later.get("/token").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-097")
    void theLinkSignsInAtTheFirstUseAlone() {
        auth = with(true, null, false, true);
        TestBrowser first = auth.browser();
        first.signUp(ADA);
        TestBrowser second = first.copy();
        String path = path(link());

        TestResponse followed = first.get(path);
        assertThat(followed).hasToString("302 ");
        assertThat(followed.header("location")).contains("/");
        assertThat(followed.headers("cache-control")).containsExactly("no-store");
        assertThat(followed.headers("referrer-policy")).containsExactly("no-referrer");
        assertThat(first.cookies()).containsKeys(SESSION_TOKEN, SESSION_DATA, ACCESS_TOKEN);
        assertThat(first.get("/get-session").value("user.emailVerified")).isEqualTo(true);

        assertThat(second.get(path)).hasToString("302 ");
        assertThat(second.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    @Tag("R-097")
    void ofParallelUsesOneSignsIn() throws Exception {
        auth = with(true, null, false, true);
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        String token = link().token();
        List<TestResponse> answers = Together.run(32, i -> verify(browser.copy(), token));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasToString(VERIFIED));
        assertThat(answers).filteredOn(answer -> !answer.setCookies().isEmpty()).hasSize(1);
    }

    @Test
    void whoIsSignedInKeepsTheirSession() {
        auth = with(false, true, false, true);
        TestBrowser browser = auth.browser();
        String session = browser.signUp(ADA).text("token");
        assertThat(browser.get(path(link()))).hasToString("302 ");

        TestResponse now = browser.get("/get-session");
        assertThat(now.text("session.id")).isEqualTo(session);
        assertThat(now.value("user.emailVerified")).isEqualTo(true);
    }

    @Test
    @Tag("R-097")
    void aTokenIsGoodForItsHourItsUserAndItsAddress() {
        auth = with(false, true, false, true);
        auth.browser().signUp(ADA);
        Mail.Link link = link();
        String id = storage.users().findByEmail(ADA).orElseThrow().id();
        auth.clock().advance(Duration.ofHours(1).plusSeconds(60));
        String expired = error("Token expired", "TOKEN_EXPIRED");
        assertThat(verify(auth.browser(), link.token())).hasToString("401 " + expired);
        assertThat(auth.browser().get(path(link)).header("location")).contains("/?error=TOKEN_EXPIRED");
        assertThat(isVerified()).isFalse();

        auth.clock().set(TestAuth.START);
        assertThat(storage.users().findById(id)).isPresent();
        try (TestAuth elsewhere = TestAuth.create()) {
            elsewhere.browser().signUp(ADA);
            // The same keys and address, another user.
            assertThat(elsewhere.browser().get("/verify-email?token=" + link.token()))
                    .hasToString("401 " + error("User not found", "USER_NOT_FOUND"));
            assertThat(elsewhere
                            .storage()
                            .users()
                            .findByEmail(ADA)
                            .orElseThrow()
                            .emailVerified())
                    .isFalse();
        }
    }

    @Test
    @Tag("R-028")
    void noOtherTokenProvesAnAddressAndThisOneIsGoodForNothingElse() {
        auth = with(false, true, false, true);
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        for (String cookie : List.of(SESSION_TOKEN, SESSION_DATA, ACCESS_TOKEN)) {
            String value = browser.cookie(cookie).orElseThrow();
            assertThat(verify(auth.browser(), value)).as(cookie).hasToString(INVALID);
        }
        assertThat(isVerified()).isFalse();
        String token = link().token();
        for (String cookie : List.of(SESSION_TOKEN, SESSION_DATA, ACCESS_TOKEN)) {
            TestBrowser forger = browser.copy().forget(SESSION_TOKEN).cookie(cookie, token);
            assertThat(forger.get("/get-session").body()).isEqualTo("null");
        }
        assertThat(auth.signet().accessTokens().verify(token)).isEmpty();
        assertThat(auth.browser()
                        .post("/reset-password", Map.of("newPassword", "another password", "token", token))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "", "eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSJ9.", "%00"})
    void whatIsNoTokenIsRefused(String token) {
        assertThat(verify(auth.browser(), token).status()).isIn(400, 401);
        assertThat(auth.browser().get("/verify-email"))
                .hasToString("400 " + invalid("[query.token] Invalid input: expected string, received undefined"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    @Tag("R-044")
    void theLinkLeadsToNoOtherSite(String target) {
        // GHSA-8jhw-6pjj-8723, GHSA-hjpm-7mrm-26w8
        auth = with(false, true, false, true);
        auth.browser().signUp(ADA);
        TestResponse response = auth.browser()
                .get("/verify-email?token=" + link().token() + "&callbackURL="
                        + URLEncoder.encode(target, StandardCharsets.UTF_8));
        assertThat(response).hasToString("403 " + error("Invalid callbackURL", "INVALID_CALLBACK_URL"));
        assertThat(isVerified()).isFalse();
    }
}
