package dev.signet.engine;

import static dev.signet.fixture.Wire.FORM;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static dev.signet.fixture.Wire.unsupported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class BodyTest {

    private static final String JSON = "application/json";
    private static final String NOT_JSON = error("Invalid JSON in request body", "BAD_REQUEST");
    private static final int LIMIT = 64 * 1024;

    @AutoClose
    private final TestAuth auth = TestAuth.create();

    private final TestBrowser browser = auth.browser();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # better-auth 1.7.6: sign-up malformed, sign-in malformed, update-user malformed, sign-out malformed
        /sign-up/email | [] | [body] Invalid input: expected object, received array; [body] Invalid input: expected record, received array
        /sign-up/email | "str" | [body] Invalid input: expected object, received string; [body] Invalid input: expected record, received string
        /sign-up/email | null | [body] Invalid input: expected object, received null; [body] Invalid input: expected record, received null
        /sign-up/email | 42 | [body] Invalid input: expected object, received number; [body] Invalid input: expected record, received number
        /sign-up/email | `` | [body] Invalid input: expected object, received undefined; [body] Invalid input: expected record, received undefined
        /sign-in/email | [] | [body] Invalid input: expected object, received array
        /sign-in/email | true | [body] Invalid input: expected object, received boolean
        /sign-in/email | `` | [body] Invalid input: expected object, received undefined
        /change-password | null | [body] Invalid input: expected object, received null
        /change-password | `` | [body] Invalid input: expected object, received undefined
        /update-user | [] | [body] Invalid input: expected record, received array
        /update-user | `` | [body] Invalid input: expected record, received undefined
        /sign-out | [] | [body] Invalid input: expected object, received array
        /sign-out | null | [body] Invalid input: expected object, received null
        """)
    void aBodyThatIsNoObjectIsNamed(String path, String body, String message) {
        assertThat(post(path).body(JSON, body).send()).hasToString("400 " + invalid(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":",
                "{\"email\":\"a\"}}",
                "{email:1}",
                "\u0000",
                "{\"a\":1,\"a\":2}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "{\"a\":NaN}"
            })
    @Tag("R-048")
    void whatIsNoJsonIsRefused(String body) {
        // better-auth 1.7.6: sign-in malformed, invalid JSON; it lets duplicate members pass, and the last one wins
        assertThat(post("/sign-in/email").body(JSON, body).send()).hasToString("400 " + NOT_JSON);
    }

    @Test
    @Tag("R-048")
    void deepNestingIsRefused() {
        assertThat(post("/sign-in/email").body(JSON, "[".repeat(10_000)).send()).hasToString("400 " + NOT_JSON);
        assertThat(post("/sign-in/email").body(JSON, "{\"a\":".repeat(5_000)).send())
                .hasToString("400 " + NOT_JSON);
    }

    @Test
    void aHugeNumberIsANumberAmongOthers() {
        assertThat(post("/sign-in/email")
                        .body(JSON, "{\"email\":1e999999999,\"password\":\"x\"}")
                        .send())
                .hasToString("400 " + invalid("[body.email] Invalid input: expected string, received number"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "{\"email\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{\"email\":\"a@b.io\",\"password\":\"x\"}".getBytes(StandardCharsets.UTF_16BE);

        for (byte[] body : new byte[][] {latin, wide}) {
            assertThat(post("/sign-in/email")
                            .header("content-type", JSON)
                            .body(body)
                            .send())
                    .hasToString("400 " + NOT_JSON);
        }
    }

    @Test
    @Tag("R-048")
    void theLimitIs64Kibibytes() {
        String json = "{\"email\":\"a@b.io\",\"password\":\"x\",\"fill\":\"\"}";
        String filled = json.replace("\"\"", "\"" + "x".repeat(LIMIT - json.length()) + "\"");

        assertThat(post("/sign-in/email").body(JSON, filled).send().status()).isEqualTo(401);
        assertThat(post("/sign-in/email").body(JSON, filled + " ").send())
                .hasToString("413 " + error("The request body is too large.", "PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in/email", "/sign-up/email", "/sign-out", "/revoke-sessions", "/update-user"})
    void everyRouteHasTheLimitWithoutATypeToo(String path) {
        assertThat(post(path).body(new byte[LIMIT + 1]).send().status()).isEqualTo(413);
        assertThat(post(path).body(JSON, "x".repeat(LIMIT + 1)).send().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/problem+json",
                "application/jsonp",
                "text/json",
                "application/x-www-form-urlencoded+json"
            })
    @Tag("R-048")
    void anotherMediaTypeIsRefused(String type) {
        // better-auth 1.7.6: sign-in malformed, sign-up JSON suffix type; CVE-2021-32677
        assertThat(post("/sign-in/email").body(type, "{}").send())
                .hasToString("415 " + unsupported(type, FORM + ", " + JSON));
        assertThat(post("/sign-out").body(type, "{}").send()).hasToString("415 " + unsupported(type, JSON));
    }

    @Test
    void aFormIsReadWhereItIsDeclaredAlone() {
        for (String path : new String[] {"/sign-out", "/change-password", "/update-user", "/revoke-sessions"}) {
            assertThat(post(path).body(FORM, "name=Eve").send()).hasToString("415 " + unsupported(FORM, JSON));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "Application/JSON",
                "application/json ;x=y",
                "application/json;"
            })
    void parametersAndCaseOfTheTypeAreNoMatter(String type) {
        // better-auth 1.7.6: sign-up JSON with charset, JSON type in capitals
        assertThat(post("/sign-in/email")
                        .body(type, "{\"email\":\"a@b.io\",\"password\":\"x\"}")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Tag("R-048")
    void aBodyWithoutATypeIsNone() {
        // better-auth 1.7.6: sign-in malformed, no content type
        byte[] body = "{\"email\":\"a@b.io\",\"password\":\"x\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(post("/sign-in/email").body(body).send())
                .hasToString("400 " + invalid("[body] Invalid input: expected object, received undefined"));
        assertThat(post("/sign-out").body(body).send().status()).isEqualTo(200);
    }

    @Test
    void theTypeInTheAnswerIsCutAndPrintable() {
        String type = "text/<script>\u00e9" + "x".repeat(500);

        String answer = post("/sign-out").body(type, "{}").send().body();

        assertThat(answer)
                .startsWith("{\"message\":\"Content-Type \\\"text/<script>?xxx")
                .hasSizeLessThan(250);
    }

    @Test
    void aGetReadsNoBody() {
        assertThat(browser.request("GET", "/ok")
                        .body("text/plain", "x".repeat(LIMIT + 1))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private TestRequest post(String path) {
        return browser.request("POST", path);
    }
}
