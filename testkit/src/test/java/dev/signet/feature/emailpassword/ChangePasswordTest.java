package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class ChangePasswordTest {

    private static final String EMAIL = "ada@example.com";
    private static final String NEXT = "next horse battery";
    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(EMAIL);
    }

    @Test
    void theNewPasswordTakesTheOldOnesPlace() {
        // better-auth 1.7.6: change-password
        TestResponse response = change(browser, TestAuth.PASSWORD, NEXT);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"token\":null,\"user\":" + Wire.user("Ada Lovelace", EMAIL) + "\\}");
        assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(401);
        assertThat(auth.browser().signIn(EMAIL, NEXT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", ""})
    @Tag("R-014")
    @Tag("R-020")
    void everyOtherSessionEndsWhateverTheBodySays(String revokeOthers) {
        // ASVS 7.4.3; better-auth 1.7.6 ends them only for revokeOtherSessions: true
        TestBrowser other = auth.browser();
        other.signIn(EMAIL, TestAuth.PASSWORD);
        Map<String, Object> body = new HashMap<>(Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", NEXT));
        if (!revokeOthers.isEmpty()) {
            body.put("revokeOtherSessions", Boolean.valueOf(revokeOthers));
        }

        TestResponse response = browser.post("/change-password", body);

        assertThat(response.value("token") == null).isEqualTo(!revokeOthers.equals("true"));
        assertThat(other.get("/token").status()).isEqualTo(401);
        assertThat(other.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(browser.get("/get-session?disableCookieCache=true").text("user.email"))
                .isEqualTo(EMAIL);
    }

    @Test
    @Tag("R-014")
    void thisBrowserGoesOnWithANewSession() {
        // better-auth 1.7.6: change-password revokeOtherSessions true
        String before = browser.get("/get-session").text("session.id");
        TestBrowser copy = browser.copy();

        change(browser, TestAuth.PASSWORD, NEXT);

        assertThat(browser.get("/get-session").text("session.id")).isNotEqualTo(before);
        assertThat(copy.get("/token")).hasToString("401 " + UNAUTHORIZED);
    }

    @Test
    void anUnrememberedSessionStaysOne() {
        // better-auth 1.7.6: change-password rememberMe false before
        browser.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));

        TestResponse response = change(browser, TestAuth.PASSWORD, NEXT);

        assertThat(response.setCookies()).hasSize(4).noneMatch(cookie -> cookie.contains("Max-Age"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        wrong horse battery | next horse battery | INVALID_PASSWORD  | Invalid password
        ''                  | next horse battery | INVALID_PASSWORD  | Invalid password
        correct horse battery | short            | PASSWORD_TOO_SHORT | Password too short
        correct horse battery | ''               | PASSWORD_TOO_SHORT | Password too short
        no                  | short              | PASSWORD_TOO_SHORT | Password too short
        """)
    @Tag("R-014")
    void aRefusedChangeChangesNothing(String current, String next, String code, String message) {
        // better-auth 1.7.6: change-password, wrong current, short
        TestResponse response = change(browser, current, next);

        assertThat(response).hasToString("400 " + error(message, code));
        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void overlongPasswordsAreRefused() {
        // better-auth 1.7.6: change-password, long
        assertThat(change(browser, TestAuth.PASSWORD, "x".repeat(129)).code()).contains("PASSWORD_TOO_LONG");
        assertThat(change(browser, "x".repeat(129), NEXT).code()).contains("PASSWORD_TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # better-auth 1.7.6: change-password missing, wrong types, anonymous empty body
        {} | [body.newPassword] Invalid input: expected string, received undefined; [body.currentPassword] Invalid input: expected string, received undefined
        {"newPassword":"next horse battery"} | [body.currentPassword] Invalid input: expected string, received undefined
        {"currentPassword":"correct horse battery"} | [body.newPassword] Invalid input: expected string, received undefined
        {"currentPassword":42,"newPassword":"next horse battery"} | [body.currentPassword] Invalid input: expected string, received number
        {"currentPassword":"correct horse battery","newPassword":null} | [body.newPassword] Invalid input: expected string, received null
        {"currentPassword":"a","newPassword":"b","revokeOtherSessions":"yes"} | [body.revokeOtherSessions] Invalid input: expected boolean, received string
        """)
    void wrongInputIsNamedBeforeAnybodyIsAskedWhoTheyAre(String body, String message) {
        for (TestBrowser any : List.of(browser, auth.browser())) {
            assertThat(any.request("POST", "/change-password")
                            .body("application/json", body)
                            .send())
                    .hasToString("400 " + invalid(message));
        }
    }

    @Test
    void nobodyChangesAPasswordWithoutASession() {
        // better-auth 1.7.6: change-password anonymous
        assertThat(change(auth.browser(), TestAuth.PASSWORD, NEXT)).hasToString("401 " + UNAUTHORIZED);
        assertThat(change(auth.browser(), TestAuth.PASSWORD, "x")).hasToString("401 " + UNAUTHORIZED);
    }

    @Test
    @Tag("R-009")
    void theBodyDoesNotSayWhosePasswordItIs() {
        // better-auth 1.7.6: change-password extra keys
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        String ada = browser.get("/get-session").text("user.id");

        TestResponse response = eve.post(
                "/change-password",
                Map.of(
                        "currentPassword",
                        TestAuth.PASSWORD,
                        "newPassword",
                        NEXT,
                        "userId",
                        ada,
                        "id",
                        ada,
                        "email",
                        EMAIL));

        assertThat(response.text("user.email")).isEqualTo("eve@example.com");
        assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-003")
    void anAccountWithoutAPasswordOpensToNone() {
        User user = new User("p".repeat(32), "P", "p@example.com", false, null, TestAuth.START, TestAuth.START, null);
        Account empty = new Account(
                "a".repeat(32), user.id(), Account.CREDENTIAL, user.id(), null, TestAuth.START, TestAuth.START);
        assertThat(storage.users().createIfAbsent(user, empty)).isTrue();

        for (String password : List.of("", "null", TestAuth.PASSWORD)) {
            assertThat(auth.browser().signIn("p@example.com", password).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void ofParallelChangesExactlyOneWinsAndOneSessionLives() throws Exception {
        List<TestBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TestBrowser one = auth.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            browsers.add(one);
        }

        var responses = Together.run(8, i -> change(browsers.get(i), TestAuth.PASSWORD, NEXT + i));

        assertThat(responses.stream().filter(response -> response.status() == 200))
                .hasSize(1);
        assertThat(responses.stream().filter(response -> response.status() != 200))
                .allMatch(response -> response.code().orElse("").equals("INVALID_PASSWORD") || response.status() == 401)
                .allMatch(response -> response.setCookies().isEmpty());
        assertThat(browsers.stream().filter(one -> one.get("/token").status() == 200))
                .hasSize(1);
        int winner = responses.stream().map(TestResponse::status).toList().indexOf(200);
        assertThat(auth.browser().signIn(EMAIL, NEXT + winner).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-021")
    void aSignInThatWasCheckingTheOldPasswordLeavesNoLiveSession() {
        TestBrowser slow = auth.browser();
        storage.onceAfter("AccountStore.findByEmail", () -> change(browser, TestAuth.PASSWORD, NEXT));

        assertThat(slow.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);

        assertThat(slow.get("/token").status()).isEqualTo(401);
        assertThat(slow.post("/update-user", Map.of("name", "Eve")).status()).isEqualTo(401);
        auth.clock().advance(ACCESS_LIFETIME);
        assertThat(slow.get("/get-session").body()).isEqualTo("null");
        assertThat(slow.cookie(SESSION_TOKEN)).isEmpty();
        assertThat(browser.get("/get-session").text("user.name")).isEqualTo("Ada Lovelace");
    }

    private static TestResponse change(TestBrowser browser, String current, String next) {
        return browser.post("/change-password", Map.of("currentPassword", current, "newPassword", next));
    }
}
