package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.options.BearerTokens;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestRequest;
import dev.signet.testkit.TestResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs without cookies. The wire behaviour was compared with better-auth 1.7.6 and its bearer plugin. */
@Tag("R-348")
class BearerTest {

    private static final String EMAIL = "ada@example.com";

    private TestAuth auth = with(Strategy.DATABASE, BearerTokens.SIGNED);

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void unlessItIsOnTheHeaderIsNothing() {
        restart(Strategy.DATABASE, BearerTokens.OFF);
        TestBrowser browser = auth.browser();
        TestResponse signedUp = browser.signUp(EMAIL);

        assertThat(signedUp.header("set-auth-token")).isEmpty();
        assertThat(get("/get-session", cookieOf(browser)).body()).isEqualTo("null");
        assertThat(get("/token", cookieOf(browser)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void theTokenOfASignInIsGoodOnEveryEndpoint(Strategy strategy) {
        restart(strategy, BearerTokens.SIGNED);
        TestBrowser browser = auth.browser();
        TestResponse signedUp = browser.signUp(EMAIL);
        String token = tokenOf(signedUp);

        assertThat(token).isEqualTo(cookieOf(browser));
        assertThat(signedUp.headers("access-control-expose-headers")).contains("set-auth-token");
        assertThat(get("/get-session", token).text("user.email")).isEqualTo(EMAIL);
        assertThat(get("/get-session", token).header("set-auth-token")).isEmpty();
        assertThat(get("/get-session", browser.cookie(SESSION_TOKEN).orElseThrow())
                        .text("user.email"))
                .as("percent-encoded")
                .isEqualTo(EMAIL);
        assertThat(get("/token", token).status()).isEqualTo(200);
        TestResponse updated = post("/update-user", token, Map.of("name", "Countess"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(get("/get-session", tokenOf(updated)).text("user.name")).isEqualTo("Countess");
        TestResponse changed = post(
                "/change-password",
                token,
                Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "next horse battery"));
        assertThat(get("/token", token).status()).isEqualTo(401);
        assertThat(get("/token", tokenOf(changed)).status()).isEqualTo(200);
        assertThat(post("/revoke-sessions", tokenOf(changed), Map.of()).status())
                .isEqualTo(200);
        assertThat(get("/token", tokenOf(changed)).status()).isEqualTo(401);
    }

    @Test
    void sessionsInTheDatabaseAreListedAndEndedByIt() {
        String token = tokenOf(auth.browser().signUp(EMAIL));
        String other = tokenOf(auth.browser().signIn(EMAIL, TestAuth.PASSWORD));

        assertThat(get("/list-sessions", token).status()).isEqualTo(200);
        assertThat(post("/revoke-session", token, Map.of("token", other.substring(0, 32)))
                        .status())
                .isEqualTo(200);
        assertThat(get("/token", other).status()).isEqualTo(401);
        TestResponse out = post("/sign-out", token, Map.of());
        assertThat(out.header("set-auth-token")).isEmpty();
        TestResponse gone = get("/get-session", token);
        assertThat(gone.body()).isEqualTo("null");
        assertThat(gone.setCookie(SESSION_TOKEN).orElseThrow()).contains("Max-Age=0");
    }

    @Test
    void theSchemeIsReadInAnyCaseAndNoOtherIs() {
        String token = tokenOf(auth.browser().signUp(EMAIL));

        for (String header : List.of("bearer " + token, "BEARER " + token, "Bearer  " + token)) {
            assertThat(send("GET", "/get-session", header).send().text("user.email"))
                    .as(header)
                    .isEqualTo(EMAIL);
        }
        for (String header : List.of(token, "Basic " + token, "Bearer", "Bearer ", "Bearer " + token + ";x", "")) {
            assertThat(send("GET", "/get-session", header).send().body())
                    .as(header)
                    .isEqualTo("null");
        }
    }

    @Test
    void whatIsNoSignedTokenIsNobodyAndNot401() {
        TestBrowser browser = auth.browser();
        String token = tokenOf(browser.signUp(EMAIL));
        String raw = token.substring(0, 32);
        for (String forged : List.of(
                raw,
                raw + "." + "A".repeat(43) + "=",
                "x" + token,
                token.substring(0, 40) + (token.charAt(40) == 'A' ? 'B' : 'A') + token.substring(41),
                browser.cookie(ACCESS_TOKEN).orElseThrow(),
                browser.get("/get-session").text("session.id"))) {
            TestResponse response = get("/get-session", forged);
            assertThat(response).as(forged).hasToString("200 null");
            assertThat(response.setCookies()).isEmpty();
            assertThat(get("/token", forged).status()).isEqualTo(401);
        }
    }

    @Test
    void unsignedTokensAreGoodOnlyWhereThatIsConfigured() {
        restart(Strategy.DATABASE, BearerTokens.UNSIGNED);
        TestResponse signedUp = auth.browser().signUp(EMAIL);

        assertThat(get("/get-session", signedUp.text("token")).text("user.email"))
                .isEqualTo(EMAIL);
        assertThat(get("/get-session", tokenOf(signedUp)).text("user.email")).isEqualTo(EMAIL);
        assertThat(get("/get-session", signedUp.text("token") + ".x").body()).isEqualTo("null");
        assertThat(get("/get-session", "abcdefghijklmnopqrstuvwxyzABCDEF").body())
                .isEqualTo("null");

        TestBrowser browser = auth.browser();
        browser.signUp("eve@example.com");
        assertThat(with(browser, "the-key-of-another-program").text("user.email"))
                .as("what can't be a session token displaces no cookie")
                .isEqualTo("eve@example.com");

        restart(Strategy.STATELESS, BearerTokens.UNSIGNED);
        TestResponse stateless = auth.browser().signUp(EMAIL);
        assertThat(get("/get-session", stateless.text("token")).body())
                .as("a handle is no token")
                .isEqualTo("null");
        String ticket = tokenOf(stateless);
        assertThat(get("/get-session", ticket.substring(0, ticket.lastIndexOf('.')))
                        .body())
                .isEqualTo("null");
    }

    @Test
    void theHeaderGoesBeforeTheCookieUnlessItIsWorthNothing() {
        String token = tokenOf(auth.browser().signUp(EMAIL));
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");

        assertThat(with(eve.copy(), token).text("user.email")).isEqualTo(EMAIL);
        assertThat(with(eve.copy(), "x" + token).text("user.email")).isEqualTo("eve@example.com");
        post("/sign-out", token, Map.of());
        assertThat(with(eve.copy(), token).body()).isEqualTo("null");
    }

    @Test
    void aProgramNeedsNoOriginAndABrowserStillDoes() {
        TestBrowser browser = auth.browser();
        String token = tokenOf(browser.signUp(EMAIL));

        assertThat(send("POST", "/update-user", "Bearer " + token)
                        .without("origin")
                        .json(Map.of("name", "A"))
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(browser.request("POST", "/update-user")
                        .header("authorization", "Bearer " + token)
                        .header("origin", "https://evil.example")
                        .json(Map.of("name", "E"))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRenewalBringsTheTokenOnceMore() {
        String token = tokenOf(auth.browser().signUp(EMAIL));
        auth.clock().advance(Duration.ofDays(1));

        TestResponse renewed = get("/get-session", token);

        assertThat(renewed.header("set-auth-token")).contains(token);
        assertThat(renewed.headers("access-control-expose-headers"))
                .containsExactlyInAnyOrder("set-auth-jwt", "set-auth-token");
        auth.clock().advance(Duration.ofDays(6).plusHours(1));
        assertThat(get("/get-session", token).text("user.email")).isEqualTo(EMAIL);
    }

    private void restart(Strategy strategy, BearerTokens bearer) {
        auth.close();
        auth = with(strategy, bearer);
    }

    private static TestAuth with(Strategy strategy, BearerTokens bearer) {
        SessionOptions sessions = strategy == Strategy.DATABASE ? InDatabase.sessions() : SessionOptions.DEFAULTS;
        return TestAuth.builder()
                .options(options -> options.session(sessions).bearer(bearer))
                .build();
    }

    private static String tokenOf(TestResponse response) {
        return response.header("set-auth-token").orElseThrow();
    }

    private static String cookieOf(TestBrowser browser) {
        String encoded = browser.cookie(SESSION_TOKEN).orElseThrow();
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private TestResponse get(String path, String token) {
        return send("GET", path, "Bearer " + token).send();
    }

    private TestResponse post(String path, String token, Map<String, String> body) {
        return send("POST", path, "Bearer " + token).json(body).send();
    }

    private TestRequest send(String method, String path, String header) {
        return auth.browser().request(method, path).header("authorization", header);
    }

    private static TestResponse with(TestBrowser browser, String token) {
        return browser.request("GET", "/get-session")
                .header("authorization", "Bearer " + token)
                .send();
    }
}
