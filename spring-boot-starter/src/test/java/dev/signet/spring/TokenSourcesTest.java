package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may stand in a request, and what is answered when it is not good. */
class TokenSourcesTest {

    private static final String GOOD_ORIGIN = "https://app.example.com";

    private static TestingApplication app;

    @BeforeAll
    static void start() {
        app = TestingApplication.start(
                TestingTokens.verifyOnly("signet.protect=/api/**", "signet.trusted-origins=" + GOOD_ORIGIN));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    @Tag("R-036")
    void withoutATokenTheChallengeHasNoErrorCode() {
        HttpResponse<String> answer = app.get("/api/plain");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"code\":\"UNAUTHORIZED\",\"message\":\"Authentication is required.\"}");
    }

    static Stream<String> badTokens() {
        String good = TestingTokens.of("ada");
        return Stream.of(
                "garbage",
                "a.b.c",
                TestingTokens.expired("ada"),
                TestingTokens.withoutSubject(),
                TestingTokens.signedBy("another-secret-of-forty-characters-123456"),
                TestingTokens.from("https://evil.example.com"),
                TestingTokens.to("https://other.example.com"),
                good.substring(0, good.length() - 4) + "AAAA",
                unsigned(good));
    }

    private static String unsigned(String good) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + good.split("\\.", -1)[1] + ".";
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    @Tag("R-036")
    void aBadTokenIsNamedAsSuch(String token) {
        for (String[] header :
                new String[][] {{"Authorization", "Bearer " + token}, {"Cookie", TestingTokens.COOKIE + "=" + token}}) {
            HttpResponse<String> answer = app.get("/api/plain", header);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer error=\"invalid_token\"");
            assertThat(answer.body())
                    .contains("\"code\":\"INVALID_TOKEN\"")
                    .contains("\"message\"")
                    .doesNotContain(token.substring(0, 5));
        }
    }

    @Test
    void aCookieOfEncodedCharactersBeyondAsciiIsABadTokenAndNoFailure() {
        String pairs = "%F0%9F%98%80".repeat(30);

        assertThat(app.get("/api/plain", "Cookie", TestingTokens.COOKIE + "=" + pairs + ".a.b")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Tag("R-034")
    @Tag("R-035")
    void aBearerTokenNamesTheCaller() {
        HttpResponse<String> answer = app.get("/api/me", "Authorization", TestingTokens.bearer("ada"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ada|ada@example.com|Name of ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
    void theSchemeIsReadInAnyCase(String scheme) {
        assertThat(app.get("/api/me", "Authorization", scheme + TestingTokens.of("ada"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "BearerX ", "Token ", "Basic ", "Bearer x ", "\"Bearer\" "})
    void anythingElseIsNoBearerToken(String scheme) {
        assertThat(app.get("/api/me", "Authorization", scheme + TestingTokens.of("ada"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anEmptyBearerTokenIsABadOne() {
        HttpResponse<String> answer = app.get("/api/plain", "Authorization", "Bearer");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("INVALID_TOKEN");
    }

    @Test
    void twoBearerTokensAreRefusedEvenWhenBothAreGood() {
        String token = TestingTokens.bearer("ada");

        assertThat(app.get("/api/me", "Authorization", token, "Authorization", token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.get("/api/me", "Authorization", token + ", " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenInTheQueryOrAFormIsNotLookedAt() {
        assertThat(app.get("/api/me?access_token=" + TestingTokens.of("ada")).statusCode())
                .isEqualTo(401);
    }

    @Test
    @Tag("R-035")
    void theCookieNamesTheCaller() {
        HttpResponse<String> answer = app.get("/api/me", "Cookie", "a=b; " + TestingTokens.cookie("ada") + "; c=d");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("ada|");
    }

    @Test
    void otherCookiesAreNoAccessTokens() {
        for (String name : new String[] {"better-auth.session_token", "better-auth.session_data", "access_token"}) {
            assertThat(app.get("/api/me", "Cookie", name + "=" + TestingTokens.of("ada"))
                            .body())
                    .contains("UNAUTHORIZED");
        }
    }

    @Test
    void bothAreFineWhenTheyNameTheSameUser() {
        assertThat(both(TestingTokens.of("ada"), TestingTokens.of("ada")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("R-035")
    void bothAreRefusedWhenTheyNameDifferentUsers() {
        HttpResponse<String> answer = both(TestingTokens.of("ada"), TestingTokens.of("bob"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("INVALID_TOKEN");
    }

    @Test
    void aCookieThatHasExpiredDoesNotSpoilABearerToken() {
        assertThat(both(TestingTokens.of("ada"), TestingTokens.expired("bob")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aGoodCookieDoesNotHealABadBearerToken() {
        assertThat(both(TestingTokens.expired("ada"), TestingTokens.of("ada")).statusCode())
                .isEqualTo(401);
    }

    /** A sibling domain can plant a cookie of the same name, which browsers may send first. */
    @Test
    void twoCookiesOfDifferentUsersAreNobodys() {
        String planted = TestingTokens.cookie("eve") + "; " + TestingTokens.cookie("ada");

        assertThat(app.get("/api/me", "Cookie", planted).statusCode()).isEqualTo(401);
    }

    @Test
    void ofTwoCookiesOneMayHaveExpired() {
        String both = TestingTokens.COOKIE + "=" + TestingTokens.expired("ada") + "; " + TestingTokens.cookie("ada");

        assertThat(app.get("/api/me", "Cookie", both).statusCode()).isEqualTo(200);
    }

    /** A WebSocket begins as a GET, and carries writes. */
    @Test
    void aHandshakeByCookieNeedsATrustedOrigin() {
        String answer = RawRequest.get(
                app.port(),
                "/api/me",
                "Upgrade: websocket",
                "Origin: https://evil.example.com",
                "Cookie: " + TestingTokens.cookie("ada"));

        assertThat(RawRequest.status(answer)).isEqualTo(403);
    }

    @Test
    void whatOneCallerMaySeeIsNotStored() {
        assertThat(app.get("/api/me", "Cookie", TestingTokens.cookie("ada"))
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    private static HttpResponse<String> both(String bearer, String cookie) {
        return app.get("/api/me", "Authorization", "Bearer " + bearer, "Cookie", TestingTokens.COOKIE + "=" + cookie);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    @Tag("R-037")
    void byCookieAnUnsafeMethodNeedsATrustedOrigin(String method) {
        String cookie = TestingTokens.cookie("ada");

        HttpResponse<String> evil =
                app.send(method, "/api/plain", "Cookie", cookie, "Origin", "https://evil.example.com");
        assertThat(evil.statusCode()).isEqualTo(403);
        assertThat(evil.body()).contains("\"code\":\"INVALID_ORIGIN\"");

        HttpResponse<String> missing = app.send(method, "/api/plain", "Cookie", cookie);
        assertThat(missing.statusCode()).isEqualTo(403);
        assertThat(missing.body()).contains("\"code\":\"MISSING_OR_NULL_ORIGIN\"");

        HttpResponse<String> sandbox = app.send(method, "/api/plain", "Cookie", cookie, "Origin", "null");
        assertThat(sandbox.statusCode()).isEqualTo(403);

        HttpResponse<String> trusted = app.send(method, "/api/plain", "Cookie", cookie, "Origin", GOOD_ORIGIN);
        assertThat(trusted.statusCode()).isEqualTo(200);
    }

    @Test
    void aRefererStandsInForTheOrigin() {
        String cookie = TestingTokens.cookie("ada");

        assertThat(app.send("POST", "/api/plain", "Cookie", cookie, "Referer", GOOD_ORIGIN + "/page")
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.send("POST", "/api/plain", "Cookie", cookie, "Referer", "https://evil.example.com/")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Tag("R-037")
    void theOriginCheckHoldsForMarkedMethodsToo() {
        String cookie = TestingTokens.cookie("ada");

        assertThat(app.send("POST", "/open/marked", "Cookie", cookie, "Origin", "https://evil.example.com")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void byBearerNoOriginIsAskedFor() {
        assertThat(app.send("POST", "/api/plain", "Authorization", TestingTokens.bearer("ada"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSafeMethodNeedsNoOrigin() {
        assertThat(app.get("/api/plain", "Cookie", TestingTokens.cookie("ada")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBadTokenDoesNoHarmWhereNoneIsNeeded() {
        assertThat(app.get("/open/hello", "Authorization", "Bearer garbage").body())
                .isEqualTo("hello");
    }
}
