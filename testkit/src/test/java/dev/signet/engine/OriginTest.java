package dev.signet.engine;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.options.RequestOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class OriginTest {

    private static final String INVALID = "403 " + error("Invalid origin", "INVALID_ORIGIN");
    private static final String MISSING = "403 " + error("Missing or null Origin", "MISSING_OR_NULL_ORIGIN");
    private static final String BLOCKED = "403 "
            + error(
                    "Cross-site navigation login blocked. This request appears to be a CSRF attack.",
                    "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED");
    private static final Map<String, String> NOBODY = Map.of("email", "nobody@example.com", "password", "x");

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .options(options -> options.request(new RequestOptions(
                    List.of("https://app.example.com"), List.of(), null, RateLimitStorage.MEMORY, 65_536)))
            .build();

    private final TestBrowser browser = auth.browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/update-user",
                "/sign-in/email",
                "/sign-up/email",
                "/sign-out",
                "/change-password",
                "/revoke-sessions",
                "/get-session"
            })
    @Tag("R-043")
    void withCookiesAnotherSiteChangesNothing(String path) {
        // better-auth 1.7.6: origin with a cookie
        browser.signUp("ada@example.com");
        var cookies = browser.cookies();

        assertThat(browser.request("POST", path)
                        .json(Map.of())
                        .header("origin", "https://evil.example")
                        .send())
                .hasToString(INVALID);
        assertThat(browser.request("POST", path)
                        .json(Map.of())
                        .without("origin")
                        .send())
                .hasToString(MISSING);
        assertThat(browser.cookies()).isEqualTo(cookies);
    }

    @ParameterizedTest
    @CsvSource({
        // better-auth 1.7.6: origin with a cookie
        "null, MISSING_OR_NULL_ORIGIN",
        "'', MISSING_OR_NULL_ORIGIN",
        "banana, INVALID_ORIGIN",
        "http://localhost:1, INVALID_ORIGIN",
        "https://localhost:8080, INVALID_ORIGIN",
        "http://localhost:8080.evil.example, INVALID_ORIGIN",
        "http://localhost@evil.example, INVALID_ORIGIN",
        "https://app.example.com.evil.example, INVALID_ORIGIN"
    })
    @Tag("R-043")
    void theOriginHasToBeOurs(String origin, String code) {
        browser.signUp("ada@example.com");

        var response = browser.request("POST", "/update-user")
                .json(Map.of("name", "Eve"))
                .header("origin", origin)
                .send();

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).contains(code);
        assertThat(browser.get("/get-session").text("user.name")).isEqualTo("Ada Lovelace");
    }

    @Test
    void aTrustedOriginIsAsGoodAsOurOwn() {
        browser.signUp("ada@example.com");

        assertThat(browser.request("POST", "/update-user")
                        .json(Map.of("name", "Countess"))
                        .header("origin", "https://app.example.com")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theRefererAndTheBrowsersWordStandIn() {
        // better-auth 1.7.6: origin with a cookie, missing; null, same-origin
        browser.signUp("ada@example.com");

        assertThat(update().without("origin")
                        .header("referer", "http://localhost:8080/page")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(update().without("origin")
                        .header("referer", "https://evil.example/page")
                        .send())
                .hasToString(INVALID);
        assertThat(update().header("origin", "null")
                        .header("sec-fetch-site", "same-origin")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(update().header("origin", "null")
                        .header("sec-fetch-site", "same-site")
                        .send())
                .hasToString(MISSING);
        assertThat(update().header("origin", "https://evil.example")
                        .header("sec-fetch-site", "same-origin")
                        .send())
                .hasToString(INVALID);
    }

    @Test
    void aForeignCookieCountsAsOne() {
        // better-auth 1.7.6: origin with a foreign cookie only
        assertThat(signIn().header("cookie", "theme=dark")
                        .header("origin", "https://evil.example")
                        .send())
                .hasToString(INVALID);
        assertThat(signIn().header("cookie", "theme=dark").without("origin").send())
                .hasToString(MISSING);
        assertThat(signIn().header("cookie", "theme=dark").send().status()).isEqualTo(401);
    }

    @Test
    @Tag("R-043")
    void withoutCookiesAnotherSiteSignsNobodyIn() {
        // better-auth 1.7.6: origin without a cookie
        assertThat(signIn().header("origin", "https://evil.example").send()).hasToString(INVALID);
        assertThat(signIn().header("origin", "null").send()).hasToString(MISSING);
        assertThat(signIn().without("origin")
                        .header("referer", "https://evil.example/")
                        .send())
                .hasToString(INVALID);
        assertThat(browser.request("POST", "/sign-up/email")
                        .json(Map.of())
                        .header("origin", "https://evil.example")
                        .send())
                .hasToString(INVALID);
        assertThat(signIn().without("origin").send().status()).as("a program").isEqualTo(401);
    }

    @Test
    void withoutCookiesTheRestIsNoMatterOfOrigins() {
        // better-auth 1.7.6: origin without a cookie, evil sign-out, evil update-user
        assertThat(browser.request("POST", "/sign-out")
                        .json(Map.of())
                        .header("origin", "https://evil.example")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(update().header("origin", "https://evil.example").send().status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        // better-auth 1.7.6: fetch metadata without a cookie
        "cross-site, navigate, , CROSS_SITE_NAVIGATION_LOGIN_BLOCKED",
        "cross-site, navigate, http://localhost:8080, CROSS_SITE_NAVIGATION_LOGIN_BLOCKED",
        "cross-site, cors, , MISSING_OR_NULL_ORIGIN",
        "cross-site, cors, https://evil.example, INVALID_ORIGIN",
        "same-origin, cors, , MISSING_OR_NULL_ORIGIN",
        "same-origin, cors, http://localhost:8080, INVALID_EMAIL_OR_PASSWORD",
        "same-site, navigate, , MISSING_OR_NULL_ORIGIN",
        "none, navigate, , MISSING_OR_NULL_ORIGIN"
    })
    void theBrowsersOwnWordCounts(String site, String mode, String origin, String code) {
        TestRequest request = signIn().header("sec-fetch-site", site).header("sec-fetch-mode", mode);
        request = origin == null ? request.without("origin") : request.header("origin", origin);

        assertThat(request.send().code()).contains(code);
    }

    @Test
    @Tag("R-043")
    void aFormOnAnotherSiteSignsNobodyIn() {
        // better-auth 1.7.6: fetch metadata without a cookie, cross-site navigate form
        assertThat(browser.request("POST", "/sign-in/email")
                        .body("application/x-www-form-urlencoded", "email=a%40example.com&password=x")
                        .without("origin")
                        .header("sec-fetch-site", "cross-site")
                        .header("sec-fetch-mode", "navigate")
                        .send())
                .hasToString(BLOCKED);
    }

    private TestRequest signIn() {
        return browser.request("POST", "/sign-in/email").json(NOBODY);
    }

    private TestRequest update() {
        return browser.request("POST", "/update-user").json(Map.of("name", "Countess"));
    }
}
