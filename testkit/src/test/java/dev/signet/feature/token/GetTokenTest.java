package dev.signet.feature.token;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.mail.MailKind;
import dev.signet.model.UserChange;
import dev.signet.options.JwtOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class GetTokenTest {

    @AutoClose
    private final TestAuth auth = TestAuth.create();

    private final TestBrowser browser = auth.browser();

    @Test
    @Tag("R-024")
    @Tag("R-025")
    @Tag("R-026")
    void theTokenSaysWhoAndForHowLong() {
        String id = browser.signUp("ada@example.com").text("user.id");
        TestResponse response = browser.get("/token");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("cache-control")).contains("no-store");
        VerifiedJwt jwt = sharedSecretVerifier().verify(response.text("token"));
        assertThat(jwt.subject()).contains(id);
        assertThat(jwt.string("sid")).contains(browser.get("/get-session").text("session.id"));
        assertThat(jwt.string("email")).contains("ada@example.com");
        assertThat(jwt.string("name")).contains("Ada Lovelace");
        assertThat(jwt.issuer()).isEqualTo("http://localhost:8080");
        assertThat(jwt.audience()).containsExactly("http://localhost:8080");
        assertThat(jwt.expiresAt()).isEqualTo("2026-03-01T10:30:30Z");
        assertThat(jwt.id()).isPresent();
        assertThat(jwt.claims())
                .containsOnlyKeys("iss", "aud", "iat", "exp", "sub", "jti", "sid", "email", "emailVerified", "name");
    }

    /** better-auth 1.7.6: {@code emailVerified} is one of its claims. */
    @Test
    @Tag("R-324")
    void theTokenSaysWhetherTheAddressIsProved() {
        browser.signUp("ada@example.com");
        VerifiedJwt jwt = sharedSecretVerifier().verify(browser.get("/token").text("token"));
        assertThat(jwt.bool("emailVerified")).contains(false);

        browser.post("/send-verification-email", Map.of("email", "ada@example.com"));
        String link =
                auth.mailer().link(MailKind.VERIFY_EMAIL, "ada@example.com").token();
        browser.get("/verify-email?token=" + link);
        String cookie = browser.cookie(ACCESS_TOKEN).orElseThrow();
        assertThat(sharedSecretVerifier().verify(cookie).bool("emailVerified")).contains(true);
    }

    @Test
    void everyTokenIsAnother() {
        browser.signUp("ada@example.com");

        assertThat(browser.get("/token").text("token"))
                .isNotEqualTo(browser.get("/token").text("token"))
                .isNotEqualTo(browser.cookie(ACCESS_TOKEN).orElseThrow());
        assertThat(browser.get("/token").setCookies()).isEmpty();
    }

    @Test
    @Tag("R-025")
    void theCookieHoldsATokenOfTheSameKind() {
        browser.signUp("ada@example.com");
        String cookie = browser.cookie(ACCESS_TOKEN).orElseThrow();

        assertThat(sharedSecretVerifier().verify(cookie).string("email")).contains("ada@example.com");
        assertThat(auth.signet().accessTokens().verify(cookie)).isPresent();
        auth.clock().advance(Duration.ofMinutes(15));
        assertThat(auth.signet().accessTokens().verify(cookie)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a"})
    void aLongNameFromElsewhereIsCutBetweenCharacters(String before) {
        // Another system may have stored it in the same database; the cut must not leave half a character.
        browser.signUp("ada@example.com");
        String id = browser.get("/get-session").text("user.id");
        auth.storage().users().update(id, new UserChange(before + "😀".repeat(500), false, null), TestAuth.START);

        TestResponse response = browser.get("/token");

        assertThat(response.status()).isEqualTo(200);
        String name = sharedSecretVerifier()
                .verify(response.text("token"))
                .string("name")
                .orElseThrow();
        assertThat(name).startsWith(before + "😀😀").hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void withoutASessionThereIsNone() {
        // better-auth 1.7.6: token anonymous; token bearer without the plugin
        browser.signUp("ada@example.com");
        String access = browser.cookie(ACCESS_TOKEN).orElseThrow();

        assertThat(auth.browser().get("/token")).hasToString("401 " + UNAUTHORIZED);
        assertThat(auth.browser()
                        .request("GET", "/token")
                        .header("authorization", "Bearer " + access)
                        .send())
                .hasToString("401 " + UNAUTHORIZED);
        assertThat(browser.post("/token").status()).isEqualTo(404);
    }

    @Test
    @Tag("R-024")
    void issuerAudienceAndLifetimeAreThoseOfTheSettings() {
        var settings = new JwtOptions(JwsAlgorithm.HS256, Duration.ofMinutes(1), "https://issuer", "https://api");
        try (var other =
                TestAuth.builder().options(options -> options.jwt(settings)).build()) {
            TestBrowser one = other.browser();
            TestResponse signUp = one.signUp("ada@example.com");
            VerifiedJwt jwt = other.signet()
                    .accessTokens()
                    .verify(one.get("/token").text("token"))
                    .orElseThrow();

            assertThat(jwt.issuer()).isEqualTo("https://issuer");
            assertThat(jwt.audience()).containsExactly("https://api");
            assertThat(jwt.expiresAt()).isEqualTo("2026-03-01T10:16:30Z");
            assertThat(signUp.setCookie(ACCESS_TOKEN).orElseThrow()).contains("; Max-Age=60;");
        }
    }

    private JwtVerifier sharedSecretVerifier() {
        byte[] secret = TestAuth.SECRETS.token().getBytes(StandardCharsets.UTF_8);
        return JwtVerifier.builder()
                .key(SigningKey.hmac(secret).verificationKey())
                .issuer("http://localhost:8080")
                .audience("http://localhost:8080")
                .clock(auth.clock())
                .build();
    }
}
