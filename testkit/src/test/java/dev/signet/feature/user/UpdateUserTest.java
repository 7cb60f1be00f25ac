package dev.signet.feature.user;

import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.model.User;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class UpdateUserTest {

    private static final String NOTHING = "400 {\"message\":\"No fields to update\"}";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp("ada@example.com");
    }

    @Test
    void theNameChangesAtOnce() {
        // better-auth 1.7.6: update-user, name
        auth.clock().advance(Duration.ofMinutes(1));
        TestResponse response = update("{\"name\":\"Countess\"}");

        assertThat(response).hasToString("200 {\"status\":true}");
        assertThat(response.setCookies()).hasSize(3);
        assertThat(response.setCookies().get(0)).startsWith(SESSION_TOKEN);
        storage.forgetCalls();
        TestResponse session = browser.get("/get-session");
        assertThat(storage.calls()).isEmpty();
        assertThat(session.text("user.name")).isEqualTo("Countess");
        assertThat(session.text("user.createdAt")).isEqualTo("2026-03-01T10:15:30.123Z");
        assertThat(session.text("user.updatedAt")).isEqualTo("2026-03-01T10:16:30.123Z");
    }

    @Test
    void theSessionIsNeitherAnotherNorLonger() {
        auth.clock().advance(Duration.ofDays(2));
        TestBrowser copy = auth.browser()
                .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());
        TestResponse response = copy.post("/update-user", Map.of("name", "Countess"));

        assertThat(response.setCookie(SESSION_TOKEN).orElseThrow()).contains("; Max-Age=432000;");
        assertThat(copy.get("/get-session").text("session.expiresAt")).isEqualTo("2026-03-08T10:15:30.123Z");
    }

    @Test
    void theImageComesAndGoes() {
        // better-auth 1.7.6: update-user, image, image null, name and image, empty image
        update("{\"image\":\"https://example.com/a.png\"}");
        assertThat(browser.get("/get-session").text("user.image")).isEqualTo("https://example.com/a.png");
        update("{\"name\":\"B\"}");
        assertThat(browser.get("/get-session").text("user.image")).isEqualTo("https://example.com/a.png");
        update("{\"image\":null}");
        assertThat(browser.get("/get-session").value("user.image")).isNull();
        update("{\"image\":\"\",\"name\":\"\"}");
        assertThat(stored().image()).isEmpty();
        assertThat(stored().name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"color\":\"red\"}",
                "{\"email\":null}",
                "{\"email\":\"\"}",
                "{\"password\":\"x\"}",
                "{\"id\":\"mine\"}",
                "{\"emailVerified\":true}",
                "{\"createdAt\":\"2000-01-01T00:00:00.000Z\"}",
                "{\"updatedAt\":\"2000-01-01T00:00:00.000Z\"}",
                "{\"sessionsValidAfter\":null}",
                "{\"role\":\"admin\"}",
                "{\"__proto__\":{\"name\":\"x\"}}"
            })
    @Tag("R-009")
    void whatIsNotDeclaredChangesNothing(String body) {
        // better-auth 1.7.6: update-user, empty body, unknown key, id, emailVerified, role
        User before = stored();

        assertThat(update(body)).hasToString(NOTHING);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    @Tag("R-009")
    void aDeclaredFieldCarriesNothingElseIn() {
        // better-auth 1.7.6: update-user, id and name, emailVerified and name
        User before = stored();

        TestResponse response = update("""
                {"name":"E","id":"mine","userId":"other","emailVerified":true,"role":"admin","password":"x",
                 "createdAt":"2000-01-01T00:00:00.000Z","sessionsValidAfter":"2000-01-01T00:00:00.000Z"}""");

        assertThat(response.status()).isEqualTo(200);
        assertThat(stored())
                .isEqualTo(new User(
                        before.id(), "E", before.email(), false, null, before.createdAt(), TestAuth.START, null));
    }

    @Test
    @Tag("R-009")
    void nobodyChangesAnotherUser() {
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        String ada = stored().id();

        eve.post("/update-user", Map.of("name", "Eve was here", "id", ada, "userId", ada));

        assertThat(stored().name()).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"new@example.com\"}", "{\"email\":\"new@example.com\",\"name\":\"C\"}"})
    void theAddressIsNotChangedHere(String body) {
        // better-auth 1.7.6: update-user, email, email and name
        assertThat(update(body)).hasToString("400 " + error("Email can not be updated", "EMAIL_CAN_NOT_BE_UPDATED"));
        assertThat(stored().name()).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # The reference stores any type, and fails with 500 at null.
        {"name":42} | [body.name] Invalid input: expected string, received number
        {"name":null} | [body.name] Invalid input: expected string, received null
        {"name":["a"]} | [body.name] Invalid input: expected string, received array
        {"image":{"a":1}} | [body.image] Invalid input: expected string, received object
        {"image":true} | [body.image] Invalid input: expected string, received boolean
        # better-auth 1.7.6: update-user malformed
        [] | [body] Invalid input: expected record, received array
        "str" | [body] Invalid input: expected record, received string
        null | [body] Invalid input: expected record, received null
        42 | [body] Invalid input: expected record, received number
        """)
    void wrongTypesAreRefused(String body, String message) {
        assertThat(update(body)).hasToString("400 " + invalid(message));
    }

    @Test
    void textsHaveALength() {
        assertThat(browser.post("/update-user", Map.of("name", "x".repeat(256))).status())
                .isEqualTo(400);
        assertThat(browser.post("/update-user", Map.of("image", "x".repeat(2049)))
                        .status())
                .isEqualTo(400);
        assertThat(browser.post("/update-user", Map.of("name", "x".repeat(255), "image", "x".repeat(2048)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsChangedWithoutASession() {
        // better-auth 1.7.6: update-user anonymous
        assertThat(auth.browser().post("/update-user", Map.of("name", "A"))).hasToString("401 " + UNAUTHORIZED);
        assertThat(auth.browser().post("/update-user")).hasToString("401 " + UNAUTHORIZED);
    }

    private TestResponse update(String body) {
        return browser.request("POST", "/update-user")
                .body("application/json", body)
                .send();
    }

    private User stored() {
        return storage.users().findByEmail("ada@example.com").orElseThrow();
    }
}
