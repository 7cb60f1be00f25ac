package dev.signet.engine;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.DONT_REMEMBER;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.CookieSigner;
import dev.signet.crypto.MasterSecret;
import dev.signet.fixture.ObservedStorage;
import dev.signet.json.WireDates;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.SigningKey;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token of one kind is refused in the place of every other, even if the cookie around it is signed. */
class TokenKindsTest {

    private final CookieSigner signer = new CookieSigner(new MasterSecret(TestAuth.SECRETS.master()));
    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();
    private final Map<String, String> kinds = new LinkedHashMap<>();

    @BeforeEach
    void collectOneOfEachKind() {
        browser.signUp("ada@example.com");
        browser.post(
                "/sign-in/email",
                Map.of("email", "ada@example.com", "password", TestAuth.PASSWORD, "rememberMe", false));
        kinds.put("session_token", decoded(browser.cookie(SESSION_TOKEN).orElseThrow()));
        kinds.put("ticket", signer.open(kinds.get("session_token")).orElseThrow());
        kinds.put("session_data", browser.cookie(SESSION_DATA).orElseThrow());
        kinds.put("access_token", browser.cookie(ACCESS_TOKEN).orElseThrow());
        kinds.put("token", browser.get("/token").text("token"));
        kinds.put("dont_remember", decoded(browser.cookie(DONT_REMEMBER).orElseThrow()));
        kinds.put("handle", browser.get("/get-session").text("session.token"));
        storage.forgetCalls();
    }

    @Test
    @Tag("R-028")
    void asTheSessionToken() {
        kinds.forEach((kind, value) -> {
            boolean right = kind.equals("session_token");
            assertThat(isSignedIn(SESSION_TOKEN, value)).as(kind).isEqualTo(right);
            // Whoever could sign cookies, but had no key of session tokens, would still have none.
            assertThat(isSignedIn(SESSION_TOKEN, signer.sign(value)))
                    .as("signed " + kind)
                    .isEqualTo(kind.equals("ticket"));
        });
    }

    @Test
    @Tag("R-028")
    void asTheCopyOfTheSession() {
        kinds.forEach((kind, value) ->
                assertThat(isHit(SESSION_DATA, value)).as(kind).isEqualTo(kind.equals("session_data")));
    }

    @Test
    @Tag("R-028")
    void asTheAccessToken() {
        kinds.forEach((kind, value) -> {
            boolean right = kind.equals("access_token") || kind.equals("token");
            assertThat(auth.signet().accessTokens().verify(value).isPresent())
                    .as(kind)
                    .isEqualTo(right);
            assertThat(isHit(ACCESS_TOKEN, value)).as(kind).isEqualTo(right);
        });
    }

    @Test
    void aSignatureOfTheCopyIsNoSignatureOfACookie() {
        // Both are HMACs by the master secret: the text that one covers must not pass for the other.
        String data = kinds.getOrDefault("session_data", "");
        int dot = data.lastIndexOf('.');
        String signature = data.substring(dot + 1).replace('-', '+').replace('_', '/') + "=";

        assertThat(signer.open(data.substring(0, dot) + "." + signature)).isPresent();
        assertThat(isSignedIn(SESSION_TOKEN, data.substring(0, dot) + "." + signature))
                .isFalse();
    }

    @Test
    @Tag("R-053")
    void aBackEndThatHoldsTheTokenSecretForgesNoSession() {
        SigningKey shared = SigningKey.hmac(TestAuth.SECRETS.token().getBytes(StandardCharsets.UTF_8));
        String id = browser.get("/get-session").text("session.id");
        String user = browser.get("/get-session").text("user.id");
        String later = WireDates.format(TestAuth.START.plusSeconds(3600));
        String copy = issuer(shared, "better-auth:session-cache", "JWT")
                .issue(JwtClaims.builder()
                        .subject(user)
                        .claim("session", Map.of("id", id, "userId", user, "expiresAt", later))
                        .claim("user", Map.of("id", user, "name", "Eve", "createdAt", later, "updatedAt", later))
                        .build());
        String ticket = issuer(shared, "signet:session", "signet-session+jwt")
                .issue(JwtClaims.builder().subject(user).id(id).claim("epo", 0).build());
        var forger = new CookieSigner(new MasterSecret(TestAuth.SECRETS.token()));

        assertThat(isHit(SESSION_DATA, copy)).isFalse();
        assertThat(isSignedIn(SESSION_TOKEN, forger.sign(ticket))).isFalse();
        assertThat(isSignedIn(SESSION_TOKEN, signer.sign(ticket))).isFalse();
    }

    private static JwtIssuer issuer(SigningKey key, String audience, String type) {
        return JwtIssuer.builder(key)
                .issuer("http://localhost:8080")
                .audience(audience)
                .type(type)
                .lifetime(Duration.ofMinutes(15))
                .clock(() -> TestAuth.START)
                .build();
    }

    private boolean isSignedIn(String cookie, String value) {
        TestBrowser forger = browser.copy().cookie(cookie, encoded(value));
        boolean session = !forger.get("/get-session").body().equals("null");
        boolean token = forger.get("/token").status() == 200;
        assertThat(token).isEqualTo(session);
        return session;
    }

    /** Whether the cookies are answered from without a look at the database. */
    private boolean isHit(String cookie, String value) {
        storage.forgetCalls();
        TestBrowser forger = browser.copy().cookie(cookie, encoded(value));
        assertThat(forger.get("/get-session").text("user.name")).isEqualTo("Ada Lovelace");
        return storage.calls().isEmpty();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
