package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.FORM;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class SignUpEmailTest {

    private static final String TAKEN =
            error("User already exists. Use another email.", "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @Test
    @Tag("R-001")
    void makesAnAccountAndSignsItsOwnerIn() {
        // better-auth 1.7.6: sign-up good
        TestResponse response = browser.signUp("ada@example.com");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .matches("\\{\"token\":\"[a-zA-Z0-9]{32}\",\"user\":" + Wire.user("Ada Lovelace", "ada@example.com")
                        + "\\}");
        assertThat(response.header("content-type")).contains("application/json");
        assertThat(browser.get("/get-session").text("user.id")).isEqualTo(response.text("user.id"));
        assertThat(browser.get("/get-session").text("session.token")).isEqualTo(response.text("token"));
    }

    @Test
    @Tag("R-010")
    void whatIsStoredIsAHashNeverThePassword() {
        String id = browser.signUp("ada@example.com").text("user.id");

        Account account = storage.accounts().findByUser(id, "credential").orElseThrow();
        assertThat(account.accountId()).isEqualTo(id);
        assertThat(account.password()).matches("\\$2b\\$04\\$.{53}");
        assertThat(account.toString()).doesNotContain("$2b$");
    }

    @Test
    @Tag("R-005")
    void aTakenAddressIsRefusedInEveryCase() {
        // better-auth 1.7.6: sign-up good, same again; sign-up upper-case e-mail
        browser.signUp("Ada@Example.COM");
        TestBrowser other = auth.browser();

        for (String email : new String[] {"ada@example.com", "ADA@EXAMPLE.COM"}) {
            TestResponse response = other.signUp(email);
            assertThat(response).hasToString("422 " + TAKEN);
            assertThat(response.setCookies()).isEmpty();
        }
        assertThat(browser.signUp("ada@example.com").status()).isEqualTo(422);
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo("ada@example.com");
    }

    @Test
    void aTakenAddressCostsAHashAsAFreeOneDoes() {
        browser.signUp("ada@example.com");
        storage.forgetCalls();

        browser.signUp("ada@example.com");

        // The one statement that can tell comes after the hash, and nothing asks before.
        assertThat(storage.calls()).containsExactly("UserStore.createIfAbsent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # better-auth 1.7.6: sign-up missing fields
        "email":"a@b.io","password":"correct horse" | [body.name] Invalid input: expected string, received undefined
        "name":"A","password":"correct horse" | [body.email] Invalid input: expected string, received undefined
        "name":"A","email":"a@b.io" | [body.password] Invalid input: expected string, received undefined
        # better-auth 1.7.6: sign-up wrong type of name, email, password, image, callbackURL, rememberMe
        "name":42,"email":"a@b.io","password":"correct horse" | [body.name] Invalid input: expected string, received number
        "name":null,"email":"a@b.io","password":"correct horse" | [body.name] Invalid input: expected string, received null
        "name":["a"],"email":"a@b.io","password":"correct horse" | [body.name] Invalid input: expected string, received array
        "name":{"a":1},"email":"a@b.io","password":"correct horse" | [body.name] Invalid input: expected string, received object
        "name":true,"email":"a@b.io","password":"correct horse" | [body.name] Invalid input: expected string, received boolean
        "name":"A","email":42,"password":"correct horse" | [body.email] Invalid input: expected string, received number
        "name":"A","email":"","password":"correct horse" | [body.email] Invalid email address
        "name":"A","email":"a@b.io","password":42 | [body.password] Invalid input: expected string, received number
        "name":"A","email":"a@b.io","password":"" | [body.password] Too small: expected string to have >=1 characters
        "name":"A","email":"a@b.io","password":"correct horse","image":null | [body.image] Invalid input: expected string, received null
        "name":"A","email":"a@b.io","password":"correct horse","image":42 | [body.image] Invalid input: expected string, received number
        "name":"A","email":"a@b.io","password":"correct horse","callbackURL":null | [body.callbackURL] Invalid input: expected string, received null
        "name":"A","email":"a@b.io","password":"correct horse","rememberMe":"yes" | [body.rememberMe] Invalid input: expected boolean, received string
        "name":"A","email":"a@b.io","password":"correct horse","rememberMe":1 | [body.rememberMe] Invalid input: expected boolean, received number
        "name":"A","email":"a@b.io","password":"correct horse","rememberMe":null | [body.rememberMe] Invalid input: expected boolean, received null
        # better-auth 1.7.6: sign-up several wrong
        "name":"A" | [body.email] Invalid input: expected string, received undefined; [body.password] Invalid input: expected string, received undefined
        "name":"A","email":"no","password":"x" | [body.email] Invalid email address
        """)
    @Tag("R-005")
    @Tag("R-049")
    void wrongInputIsNamedFieldByField(String members, String message) {
        TestResponse response = browser.request("POST", "/sign-up/email")
                .body("application/json", "{" + members + "}")
                .send();

        assertThat(response).hasToString("400 " + invalid(message));
        assertThat(response.setCookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, PASSWORD_TOO_SHORT", "129, PASSWORD_TOO_LONG", "332, PASSWORD_TOO_LONG"})
    @Tag("R-012")
    void aPasswordHasBounds(int length, String code) {
        // better-auth 1.7.6: sign-up password length
        TestResponse response = signUpWith("password", "x".repeat(length));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zk4-mq7b", "😀😀😀😀", "correct\u0000horse", "   spaces   "})
    @Tag("R-012")
    void aPasswordOfEightUnitsIsLongEnough(String password) {
        // better-auth 1.7.6: sign-up password length, four emoji are eight units
        assertThat(signUpWith("password", password).status()).isEqualTo(200);
        assertThat(auth.browser().signIn("ada@example.com", password).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-011")
    void theLongestPasswordCountsToItsLastCharacter() {
        assertThat(signUpWith("password", "x".repeat(128)).status()).isEqualTo(200);
        assertThat(auth.browser()
                        .signIn("ada@example.com", "x".repeat(127) + "y")
                        .status())
                .isEqualTo(401);
        assertThat(auth.browser().signIn("ada@example.com", "x".repeat(128)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " <b>Ω</b> \" 😀 ", "__proto__"})
    void anUnusualNameIsKeptAsItIs(String name) {
        // better-auth 1.7.6: sign-up empty name, unusual name
        assertThat(signUpWith("name", name).text("user.name")).isEqualTo(name);
        assertThat(browser.get("/get-session").text("user.name")).isEqualTo(name);
    }

    @Test
    void anImageIsKeptAsItIs() {
        // better-auth 1.7.6: sign-up image
        assertThat(signUpWith("image", "https://example.com/a.png").text("user.image"))
                .isEqualTo("https://example.com/a.png");
    }

    @ParameterizedTest
    @CsvSource({
        "name, 256, [body.name] Too big: expected string to have <=255 characters",
        "image, 2049, [body.image] Too big: expected string to have <=2048 characters"
    })
    void textsHaveALength(String field, int length, String message) {
        assertThat(signUpWith(field, "x".repeat(length))).hasToString("400 " + invalid(message));
        assertThat(signUpWith(field, "x".repeat(length - 1)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "a\\udc00b", "a\\nb", "\\u001b[31m", "\\u0085"})
    void whatADatabaseCannotStoreOrForgesALineIsRefused(String escape) {
        TestResponse response = browser.request("POST", "/sign-up/email")
                .body(
                        "application/json",
                        "{\"name\":\"" + escape + "\",\"email\":\"a@b.io\",\"password\":\"correct horse\"}")
                .send();

        assertThat(response).hasToString("400 " + invalid("[body.name] Invalid input: the string is not well-formed"));
    }

    @Test
    @Tag("R-009")
    void membersThatAreNotDeclaredSetNothing() {
        // better-auth 1.7.6: sign-up extra keys; GHSA-99h5-pjcv-gr6v
        TestResponse response = browser.request("POST", "/sign-up/email")
                .body("application/json", """
                        {"name":"A","email":"ada@example.com","password":"correct horse","id":"mine","userId":"mine",
                         "emailVerified":true,"role":"admin","createdAt":"2000-01-01T00:00:00.000Z","updatedAt":1,
                         "sessionsValidAfter":0,"providerId":"x","__proto__":{"a":1},"constructor":1}""")
                .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .matches("\\{\"token\":\"\\w{32}\",\"user\":" + Wire.user("A", "ada@example.com") + "}");
        User stored = storage.users().findByEmail("ada@example.com").orElseThrow();
        assertThat(stored.createdAt()).isEqualTo(TestAuth.START);
        assertThat(stored.id()).isNotEqualTo("mine");
        assertThat(stored.emailVerified()).isFalse();
    }

    @Test
    void readsForms() {
        // better-auth 1.7.6: sign-up form, sign-up form rememberMe
        assertThat(form("name=Ada+L&email=ada%40example.com&password=correct+horse")
                        .text("user.name"))
                .isEqualTo("Ada L");
        assertThat(form("name=Ada&email=b%40example.com&password=correct+horse&rememberMe=false"))
                .hasToString("400 " + invalid("[body.rememberMe] Invalid input: expected boolean, received string"));
    }

    @Test
    @Tag("R-004")
    void ofParallelSignUpsWithOneAddressExactlyOneWins() throws Exception {
        var responses =
                Together.run(16, i -> auth.browser().signUp(i % 2 == 0 ? "ada@example.com" : "ADA@example.com"));

        assertThat(responses.stream().filter(response -> response.status() == 200))
                .hasSize(1);
        assertThat(responses.stream().filter(response -> response.toString().equals("422 " + TAKEN)))
                .hasSize(15)
                .allMatch(response -> response.setCookies().isEmpty());
    }

    @Test
    @Tag("R-007")
    void anUnrememberedSessionEndsWithTheBrowsers() {
        // better-auth 1.7.6: sign-up rememberMe false
        TestResponse response = signUpWith("rememberMe", false);

        assertThat(response.setCookie(SESSION_TOKEN).orElseThrow()).doesNotContain("Max-Age");
        assertThat(response.setCookie(SESSION_DATA).orElseThrow()).doesNotContain("Max-Age");
        browser.restart();
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
    }

    private TestResponse signUpWith(String member, Object value) {
        Map<String, Object> body =
                new LinkedHashMap<>(Map.of("name", "Ada", "email", "ada@example.com", "password", TestAuth.PASSWORD));
        body.put(member, value);
        return browser.post("/sign-up/email", body);
    }

    private TestResponse form(String content) {
        return browser.request("POST", "/sign-up/email").body(FORM, content).send();
    }
}
