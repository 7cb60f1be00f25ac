package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.options.RequestOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the link of a reset leads, and where it does not. The wire behaviour was compared with better-auth 1.7.6. */
class PasswordResetLinkTest {

    private static final String ADA = "ada@example.com";

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .options(options -> options.request(new RequestOptions(
                    List.of("https://app.example.com", "https://*.example.com"),
                    List.of(),
                    null,
                    RateLimitStorage.MEMORY,
                    65_536)))
            .build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(ADA);
    }

    private String token() {
        browser.post("/request-password-reset", Map.of("email", ADA));
        return auth.mailer().link(MailKind.RESET_PASSWORD, ADA).token();
    }

    @ParameterizedTest
    @CsvSource({
        "/new,                                   http://localhost:8080/new?token={t}",
        "/new?a=1,                               http://localhost:8080/new?a=1&token={t}",
        "/new?token=old&a=1#top,                 http://localhost:8080/new?a=1&token={t}#top",
        "https://app.example.com/new,            https://app.example.com/new?token={t}"
    })
    void theLinkLeadsToTheFormAndTakesNothing(String redirectTo, String expected) {
        browser.post("/request-password-reset", Map.of("email", ADA, "redirectTo", redirectTo));
        Mail.Link link = auth.mailer().link(MailKind.RESET_PASSWORD, ADA);
        assertThat(link.url())
                .isEqualTo("http://localhost:8080/api/auth/reset-password/" + link.token() + "?callbackURL="
                        + URLEncoder.encode(redirectTo, StandardCharsets.UTF_8));

        String path = link.url().substring("http://localhost:8080/api/auth".length());
        for (int i = 0; i < 2; i++) {
            TestResponse response = auth.browser().get(path);
            assertThat(response).hasToString("302 ");
            assertThat(response.header("location")).contains(expected.replace("{t}", link.token()));
            assertThat(response.header("referrer-policy")).contains("no-referrer");
            assertThat(response.header("cache-control")).contains("no-store");
            assertThat(response.header("content-type")).contains("application/json");
        }
        assertThat(browser.post("/reset-password", Map.of("newPassword", "another password", "token", link.token()))
                        .status())
                .isEqualTo(200);
        assertThat(auth.browser().get(path).header("location").orElseThrow())
                .contains("error=INVALID_TOKEN")
                .doesNotContain(link.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://preview.example.com/new", "https://a.b.example.com"})
    @Tag("R-323")
    void aTokenIsSentToOriginsThatAreNamedInFullAlone(String target) {
        // GHSA-vp58-j275-797x: a wildcard lets a page of somebody else receive the token.
        String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);
        assertThat(browser.post("/request-password-reset", Map.of("email", ADA, "redirectTo", target))
                        .code())
                .contains("INVALID_REDIRECT_URL");
        assertThat(auth.mailer().mails()).isEmpty();
        assertThat(browser.get("/reset-password/" + token() + "?callbackURL=" + encoded)
                        .code())
                .contains("INVALID_CALLBACK_URL");
        // Where no token goes along, the wildcard holds.
        assertThat(browser.get("/verify-email?token=x&callbackURL=" + encoded).header("location"))
                .contains(target + "?error=INVALID_TOKEN");
    }

    @Test
    void withoutAPageTheLinkLeadsToTheErrorPage() {
        // better-auth 1.7.6: the same, whatever the token
        String token = token();
        assertThat(browser.get("/reset-password/" + token + "?callbackURL=").header("location"))
                .contains("http://localhost:8080/api/auth/error?error=INVALID_TOKEN");
        assertThat(browser.get("/reset-password/" + token))
                .hasToString(
                        "400 " + invalid("[query.callbackURL] Invalid input: expected string, received undefined"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // GHSA-8jhw-6pjj-8723, GHSA-hjpm-7mrm-26w8, GHSA-vp58-j275-797x, GHSA-36rg-gfq2-3h56
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%2fevil.example",
                "/%5Cevil.example",
                "https://app.example.com.evil.example",
                "https://app.example.com@evil.example",
                "javascript:alert(1)",
                "data:text/html,x"
            })
    @Tag("R-044")
    void aTokenIsNotSentToAnotherSite(String target) {
        String token = token();
        String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);
        TestResponse followed = auth.browser().get("/reset-password/" + token + "?callbackURL=" + encoded);
        assertThat(followed).hasToString("403 " + error("Invalid callbackURL", "INVALID_CALLBACK_URL"));
        assertThat(followed.header("location")).isEmpty();
        assertThat(browser.post("/request-password-reset", Map.of("email", ADA, "redirectTo", target)))
                .hasToString("403 " + error("Invalid redirectURL", "INVALID_REDIRECT_URL"));
    }

    /** GHSA-3529-5m8x-rpv3 of Supabase: the host of the request stood in the link of the mail. */
    @Test
    @Tag("R-095")
    void theHostOfARequestDoesNotReachTheMail() {
        browser.request("POST", "/request-password-reset")
                .header("host", "evil.example")
                .header("x-forwarded-host", "evil.example")
                .header("x-forwarded-proto", "https")
                .header("forwarded", "host=evil.example")
                .json(Map.of("email", ADA))
                .send();
        assertThat(auth.mailer().link(MailKind.RESET_PASSWORD, ADA).url())
                .startsWith("http://localhost:8080/api/auth/reset-password/")
                .doesNotContain("evil");
    }
}
