package dev.signet.engine;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class CallbackTest {

    private static final String REFUSED = "403 " + error("Invalid callbackURL", "INVALID_CALLBACK_URL");

    @AutoClose
    private final TestAuth auth = TestAuth.create();

    private final TestBrowser browser = auth.browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // better-auth 1.7.6: sign-up callbackURL evil
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "javascript:alert(1)",
                "evil.example",
                "data:text/html,x",
                "/home\r\nSet-Cookie: admin=1",
                "http://localhost:8080@evil.example",
                "http://localhost:8080.evil.example/x"
            })
    @Tag("R-044")
    void aRedirectToAnotherSiteIsRefusedEverywhere(String target) {
        for (String path :
                List.of("/sign-up/email", "/sign-in/email", "/sign-out", "/update-user", "/revoke-sessions")) {
            TestResponse response = browser.post(path, person("callbackURL", target));
            assertThat(response).hasToString(REFUSED);
            assertThat(response.setCookies()).isEmpty();
            assertThat(response.header("location")).isEmpty();
        }
        assertThat(browser.signIn("ada@example.com", TestAuth.PASSWORD).status())
                .as("no account was made")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home?a=b", "/home?next=//x", "/a b", "", "http://localhost:8080/home"})
    void ourOwnAddressesPass(String target) {
        // better-auth 1.7.6: sign-up callbackURL relative, own origin
        assertThat(browser.post("/sign-up/email", person("callbackURL", target)).status())
                .isEqualTo(200);
    }

    @Test
    @Tag("R-044")
    void theQueryIsCheckedToo() {
        // better-auth 1.7.6: sign-up callbackURL evil in query
        assertThat(browser.post("/sign-up/email?callbackURL=https://evil.example", person("image", "x")))
                .hasToString(REFUSED);
        assertThat(browser.post("/sign-up/email?callbackURL=%2F%2Fevil.example", person("image", "x")))
                .hasToString(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        // better-auth 1.7.6: sign-up other redirect fields evil
        "redirectTo, Invalid redirectURL, INVALID_REDIRECT_URL",
        "errorCallbackURL, Invalid errorCallbackURL, INVALID_ERROR_CALLBACK_URL",
        "newUserCallbackURL, Invalid newUserCallbackURL, INVALID_NEW_USER_CALLBACK_URL"
    })
    @Tag("R-044")
    void everyFieldThatRedirectsIsChecked(String field, String message, String code) {
        assertThat(browser.post("/sign-up/email", person(field, "https://evil.example")))
                .hasToString("403 " + error(message, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"callbackURL", "redirectTo", "errorCallbackURL", "newUserCallbackURL"})
    void anotherTypeIsNamedWithoutACode(String field) {
        // better-auth 1.7.6: sign-up wrong type of callbackURL
        for (Object value : List.of(42, true, List.of("https://evil.example"), Map.of("a", 1))) {
            assertThat(browser.post("/sign-up/email", person(field, value)))
                    .hasToString("400 {\"message\":\"Invalid " + field + ": expected a string\"}");
        }
    }

    @Test
    void theCallbackIsCheckedBeforeThePassword() {
        // better-auth 1.7.6: sign-in callbackURL, evil and wrong password
        assertThat(browser.post(
                        "/sign-in/email",
                        Map.of("email", "ada@example.com", "password", "no", "callbackURL", "https://evil.example")))
                .hasToString(REFUSED);
    }

    @Test
    void noHeaderOfAnyAnswerHoldsALineEnd() {
        browser.signUp("ada@example.com");
        String nasty = "/x\u010d\u010aSet-Cookie: admin=1";
        TestResponse response = browser.post(
                "/sign-in/email",
                Map.of("email", "ada@example.com", "password", TestAuth.PASSWORD, "callbackURL", nasty));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("location")).contains("/x%C4%8D%C4%8ASet-Cookie:%20admin=1");
    }

    private static Map<String, Object> person(String field, Object value) {
        Map<String, Object> person =
                new HashMap<>(Map.of("name", "Ada", "email", "ada@example.com", "password", TestAuth.PASSWORD));
        person.put(field, value);
        return person;
    }
}
