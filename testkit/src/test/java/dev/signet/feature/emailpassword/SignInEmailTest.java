package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.DONT_REMEMBER;
import static dev.signet.fixture.Wire.FORM;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.model.Account;
import dev.signet.options.BreachOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class SignInEmailTest {

    private static final String EMAIL = "ada@example.com";
    private static final String WRONG = error("Invalid email or password", "INVALID_EMAIL_OR_PASSWORD");

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        auth.browser().signUp(EMAIL);
    }

    @Test
    @Tag("R-002")
    void theRightPasswordSignsIn() {
        // better-auth 1.7.6: sign-in good
        TestResponse response = browser.signIn(EMAIL, TestAuth.PASSWORD);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .matches("\\{\"redirect\":false,\"token\":\"[a-zA-Z0-9]{32}\",\"user\":"
                        + Wire.user("Ada Lovelace", EMAIL) + "\\}");
        assertThat(response.setCookies()).hasSize(3);
        assertThat(response.header("location")).isEmpty();
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
    }

    @Test
    void everySignInBeginsASessionOfItsOwn() {
        // ASVS 7.2.4: a new token at authentication
        String first = browser.signIn(EMAIL, TestAuth.PASSWORD).text("token");
        String second = browser.signIn(EMAIL, TestAuth.PASSWORD).text("token");

        assertThat(second).isNotEqualTo(first);
        assertThat(browser.get("/get-session").text("session.id")).isEqualTo(second);
    }

    @Test
    void theHandleInTheAnswerAuthenticatesNobody() {
        String token = browser.signIn(EMAIL, TestAuth.PASSWORD).text("token");
        TestBrowser thief = auth.browser().cookie(SESSION_TOKEN, token);

        assertThat(thief.get("/get-session").body()).isEqualTo("null");
        assertThat(auth.browser()
                        .request("GET", "/token")
                        .header("authorization", "Bearer " + token)
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong horse battery", "x", "", "Correct horse battery", " correct horse battery"})
    @Tag("R-003")
    void aWrongPasswordAndAnUnknownAddressLookAlike(String password) {
        // better-auth 1.7.6: sign-in wrong
        TestResponse wrong = browser.signIn(EMAIL, password);
        TestResponse unknown = browser.signIn("nobody@example.com", password);

        assertThat(wrong).hasToString("401 " + WRONG);
        assertThat(unknown).hasToString(wrong.toString());
        assertThat(unknown.setCookies()).isEmpty();
        assertThat(wrong.setCookies()).isEmpty();
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    @Tag("R-003")
    void anUnknownAddressAsksTheDatabaseNoMoreAndNoLess() {
        storage.forgetCalls();
        browser.signIn(EMAIL, "wrong horse battery");
        var known = storage.calls();
        storage.forgetCalls();
        browser.signIn("nobody@example.com", "wrong horse battery");

        assertThat(storage.calls()).isEqualTo(known).containsExactly("AccountStore.findByEmail");
    }

    @Test
    void aFailedSignInLeavesTheSessionThatWasThere() {
        // better-auth 1.7.6: sign-in wrong, still signed in
        browser.signIn(EMAIL, TestAuth.PASSWORD);

        assertThat(browser.signIn(EMAIL, "wrong horse battery").status()).isEqualTo(401);
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
    }

    @Test
    @Tag("R-002")
    void theAddressMayBeInAnyCase() {
        // better-auth 1.7.6: sign-in e-mail upper case
        assertThat(browser.signIn("ADA@Example.Com", TestAuth.PASSWORD).text("user.email"))
                .isEqualTo(EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada.example.com", "ada@@example.com", " ada@example.com", "ädä@example.com", "ada@localhost"
            })
    @Tag("R-005")
    void aBadAddressIsNamed(String email) {
        // better-auth 1.7.6: sign-in bad e-mails
        assertThat(browser.signIn(email, TestAuth.PASSWORD))
                .hasToString("400 " + error("Invalid email", "INVALID_EMAIL"));
    }

    @Test
    @Tag("R-012")
    void anOverlongPasswordCostsNoHashAndNoRead() {
        // better-auth 1.7.6: sign-in wrong, long password
        storage.forgetCalls();

        assertThat(browser.signIn(EMAIL, "x".repeat(129)))
                .hasToString("400 " + error("Password too long", "PASSWORD_TOO_LONG"));
        assertThat(storage.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # better-auth 1.7.6: sign-in missing fields, wrong types, malformed
        {"password":"x"} | [body.email] Invalid input: expected string, received undefined
        {"email":"a@b.io"} | [body.password] Invalid input: expected string, received undefined
        {} | [body.email] Invalid input: expected string, received undefined; [body.password] Invalid input: expected string, received undefined
        {"email":42,"password":"x"} | [body.email] Invalid input: expected string, received number
        {"email":{"$ne":null},"password":"x"} | [body.email] Invalid input: expected string, received object
        {"email":["ada@example.com"],"password":"x"} | [body.email] Invalid input: expected string, received array
        {"email":"a@b.io","password":true} | [body.password] Invalid input: expected string, received boolean
        {"email":"a@b.io","password":null} | [body.password] Invalid input: expected string, received null
        {"email":"a@b.io","password":"x","rememberMe":"yes"} | [body.rememberMe] Invalid input: expected boolean, received string
        {"email":"a@b.io","password":"x","callbackURL":null} | [body.callbackURL] Invalid input: expected string, received null
        """)
    void wrongInputIsNamedFieldByField(String body, String message) {
        assertThat(browser.request("POST", "/sign-in/email")
                        .body("application/json", body)
                        .send())
                .hasToString("400 " + invalid(message));
    }

    @Test
    @Tag("R-007")
    void anUnrememberedSignInAndBack() {
        // better-auth 1.7.6: sign-in rememberMe false
        TestResponse response = browser.post(
                "/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));

        assertThat(response.setCookies()).hasSize(4).noneMatch(cookie -> cookie.contains("Max-Age"));
        assertThat(response.setCookies().get(0)).startsWith(SESSION_TOKEN);
        assertThat(response.setCookies().get(1)).startsWith(DONT_REMEMBER + "=true.");
        assertThat(response.setCookies().get(2)).startsWith(SESSION_DATA);
        assertThat(response.setCookies().get(3)).startsWith(ACCESS_TOKEN);

        TestResponse remembered = browser.signIn(EMAIL, TestAuth.PASSWORD);
        assertThat(remembered.setCookie(SESSION_TOKEN).orElseThrow()).contains("; Max-Age=604800;");
        assertThat(browser.cookie(DONT_REMEMBER).filter(value -> !value.isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/home?a=b#c", "http://localhost:8080/home"})
    void aCallbackIsHandedBack(String target) {
        // better-auth 1.7.6: sign-in callbackURL
        TestResponse response = signInTo(target);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("location")).contains(target);
        assertThat(response.body())
                .startsWith("{\"redirect\":true,\"token\":\"")
                .contains("\"url\":\"" + target + "\"");
    }

    @Test
    void anEmptyCallbackIsNone() {
        // better-auth 1.7.6: sign-in callbackURL, empty
        TestResponse response = signInTo("");

        assertThat(response.header("location")).isEmpty();
        assertThat(response.body()).startsWith("{\"redirect\":false,").contains("\"url\":\"\"");
    }

    @Test
    void aCallbackBeyondAsciiIsEncodedInTheHeader() {
        TestResponse response = signInTo("/h\u00f4me/\u010a\u010d?a=b c");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("location")).contains("/h%C3%B4me/%C4%8A%C4%8D?a=b%20c");
        assertThat(response.text("url")).isEqualTo("/h\u00f4me/\u010a\u010d?a=b c");
    }

    @Test
    void readsForms() {
        // better-auth 1.7.6: sign-in form
        assertThat(form("email=ada%40example.com&password=correct+horse+battery")
                        .status())
                .isEqualTo(200);
        assertThat(form("email=ada%40example.com&password=no").status()).isEqualTo(401);
        assertThat(form("")).hasToString("400 " + invalid("[body] Invalid input: expected object, received undefined"));
    }

    @Test
    @Tag("R-010")
    void aCheaperHashIsReplacedAtSignIn() {
        String before = hash();
        var dearer = new PasswordOptions(8, 128, HashOptions.bcrypt(5), 64, BreachOptions.DEFAULTS);
        try (var later = TestAuth.builder()
                .storage(storage)
                .options(o -> o.password(dearer))
                .build()) {
            assertThat(later.browser().signIn(EMAIL, "wrong horse battery").status())
                    .isEqualTo(401);
            assertThat(hash()).isEqualTo(before);

            assertThat(later.browser().signIn(EMAIL, TestAuth.PASSWORD).status())
                    .isEqualTo(200);
            assertThat(hash()).startsWith("$2b$05$");
            assertThat(later.browser().signIn(EMAIL, TestAuth.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theBrowsersNameIsKeptAndCut() {
        TestResponse response = browser.request("POST", "/sign-in/email")
                .header("user-agent", "a".repeat(255) + "😀 and more")
                .json(Map.of("email", EMAIL, "password", TestAuth.PASSWORD))
                .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(browser.get("/get-session").text("session.userAgent")).isEqualTo("a".repeat(255) + "?");
        assertThat(browser.get("/get-session").text("session.ipAddress")).isEqualTo("192.0.2.1");
    }

    private String hash() {
        return storage.accounts()
                .findByEmail(EMAIL, Account.CREDENTIAL)
                .map(found -> String.valueOf(found.account().password()))
                .orElseThrow();
    }

    private TestResponse signInTo(String callbackUrl) {
        return browser.post(
                "/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "callbackURL", callbackUrl));
    }

    private TestResponse form(String content) {
        return browser.request("POST", "/sign-in/email").body(FORM, content).send();
    }
}
