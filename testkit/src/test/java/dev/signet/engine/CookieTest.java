package dev.signet.engine;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, attributes and sizes of the cookies. */
class CookieTest {

    private static final Map<String, String> LONG = Map.of("image", "x".repeat(2048), "name", "x".repeat(255));

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @Test
    @Tag("R-023")
    void overHttpTheyHaveTheAttributesOfTheWire() {
        // better-auth 1.7.6: sign-up good; access_token is this engine's own
        TestResponse response = browser.signUp("ada@example.com");

        assertThat(response.setCookies()).hasSize(3);
        assertThat(response.setCookies().get(0))
                .matches("better-auth\\.session_token=[A-Za-z0-9_.-]+\\.(?:[A-Za-z0-9]|%2B|%2F)+%3D; "
                        + "Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
        assertThat(response.setCookies().get(1))
                .matches("better-auth\\.session_data=[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+; "
                        + "Max-Age=900; Path=/; HttpOnly; SameSite=Lax");
        assertThat(response.setCookies().get(2))
                .matches("better-auth\\.access_token=[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+; "
                        + "Max-Age=900; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    @Tag("R-023")
    void overHttpsTheyAreSecureByNameAndAttribute() {
        var mine = new SessionOptions(
                Strategy.STATELESS,
                Duration.ofDays(7),
                Duration.ofDays(1),
                Duration.ofDays(1),
                "mine",
                "example.com",
                DatabaseSessionOptions.DEFAULTS);
        try (var secure = TestAuth.builder()
                .options(options ->
                        options.baseUrl(URI.create("https://auth.example.com")).session(mine))
                .build()) {
            TestBrowser one = secure.browser();
            TestResponse response = one.signUp("ada@example.com");

            assertThat(response.setCookies())
                    .hasSize(4)
                    .allMatch(cookie -> cookie.startsWith("__Secure-mine."))
                    .allMatch(
                            cookie -> cookie.endsWith("; Domain=example.com; Path=/; HttpOnly; Secure; SameSite=Lax"));
            assertThat(one.get("/get-session").setCookies()).isEmpty();
            assertThat(one.cookies())
                    .containsOnlyKeys(
                            "__Secure-mine.session_token",
                            "__Secure-mine.session_data",
                            "__Secure-mine.access_token",
                            "__Secure-mine.known_device");
            assertThat(one.post("/sign-out").setCookies())
                    .hasSize(4)
                    .allMatch(cookie -> cookie.endsWith("; Domain=example.com; Path=/; HttpOnly; Secure; SameSite=Lax"))
                    .allMatch(cookie -> cookie.startsWith("__Secure-mine.") && cookie.contains("=; Max-Age=0;"));
            assertThat(one.cookies()).containsOnlyKeys("__Secure-mine.known_device");
        }
    }

    @Test
    void aCookieOfTheInsecureNameIsNotReadOverHttps() {
        browser.signUp("ada@example.com");
        try (var secure = TestAuth.builder()
                .storage(storage)
                .options(options -> options.baseUrl(URI.create("https://localhost:8443")))
                .build()) {
            TestBrowser tossed = secure.browser();
            browser.cookies().forEach(tossed::cookie);

            assertThat(tossed.get("/get-session").body()).isEqualTo("null");
        }
    }

    @Test
    @Tag("R-019")
    void aLongImageIsCachedInChunks() {
        browser.signUp("ada@example.com");
        TestResponse response = browser.post("/update-user", LONG);

        assertThat(response.setCookie(SESSION_DATA + ".0")).isPresent();
        assertThat(response.setCookie(SESSION_DATA + ".1")).isPresent();
        assertThat(response.setCookies())
                .allMatch(cookie -> cookie.substring(0, cookie.indexOf(';')).length() <= 4096);
        assertThat(browser.cookies()).doesNotContainKey(SESSION_DATA);
        storage.forgetCalls();
        assertThat(browser.get("/get-session").value("user.image")).isEqualTo(LONG.get("image"));
        assertThat(storage.calls()).as("a cache hit").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"日", "😀"})
    void whatDoesNotFitIntoTheHeadersOfARequestIsNotCached(String letter) {
        browser.signUp("ada@example.com");
        String image = letter.repeat(2048 / letter.length());
        TestResponse response = browser.post("/update-user", Map.of("image", image, "name", letter.repeat(127)));

        assertThat(String.join("", response.setCookies())).hasSizeLessThan(8 * 1024);
        assertThat(browser.cookies()).containsOnlyKeys(SESSION_TOKEN, ACCESS_TOKEN);
        storage.forgetCalls();
        for (int i = 0; i < 2; i++) {
            assertThat(browser.get("/get-session").text("user.image")).isEqualTo(image);
        }
        assertThat(storage.calls()).containsExactly("UserStore.findById", "UserStore.findById");
    }

    @Test
    void chunksThatAreNotNeededAnyMoreAreRemoved() {
        browser.signUp("ada@example.com");
        browser.post("/update-user", LONG);
        browser.cookie(SESSION_DATA + ".2", "of-a-longer-one");
        browser.post("/update-user", LONG);
        assertThat(browser.cookies()).containsKey(SESSION_DATA + ".1").doesNotContainKey(SESSION_DATA + ".2");

        browser.post("/update-user", Map.of("image", "x"));
        assertThat(browser.cookies()).containsOnlyKeys(SESSION_TOKEN, SESSION_DATA, ACCESS_TOKEN);
        assertThat(browser.get("/get-session").text("user.image")).isEqualTo("x");
    }

    @Test
    @Tag("R-008")
    void signingOutRemovesChunksToo() {
        browser.signUp("ada@example.com");
        browser.post("/update-user", LONG);

        browser.post("/sign-out");

        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void aMissingChunkIsAMiss() {
        browser.signUp("ada@example.com");
        browser.post("/update-user", LONG);
        browser.forget(SESSION_DATA + ".0");
        storage.forgetCalls();

        assertThat(browser.get("/get-session").value("user.image")).isEqualTo(LONG.get("image"));
        assertThat(storage.calls()).containsExactly("UserStore.findById");
    }
}
