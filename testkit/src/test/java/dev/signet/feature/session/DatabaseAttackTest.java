package dev.signet.feature.session;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.DONT_REMEMBER;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.CookieSigner;
import dev.signet.crypto.MasterSecret;
import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forged, planted, mixed and stolen cookies against sessions in the table. */
class DatabaseAttackTest {

    private static final String EMAIL = "ada@example.com";

    private final CookieSigner signer = new CookieSigner(new MasterSecret(TestAuth.SECRETS.master()));
    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = storage.auth(InDatabase.sessions());

    private final TestBrowser browser = auth.browser();
    private final TestBrowser eve = auth.browser();

    @BeforeEach
    void twoPeopleAreSignedIn() {
        browser.signUp(EMAIL);
        eve.signUp("eve@example.com");
        storage.forgetCalls();
    }

    @Test
    @Tag("R-080")
    void theTokenWithoutTheSignatureIsNoSession() {
        String token = browser.get("/get-session").text("session.token");
        for (String forged : new String[] {
            token, token + ".", token + "." + "A".repeat(43) + "=", token + "." + "A".repeat(43) + "%3D", "." + token
        }) {
            TestBrowser forger = auth.browser().cookie(SESSION_TOKEN, forged);
            assertThat(forger.get("/get-session?disableCookieCache=true").body())
                    .as(forged)
                    .isEqualTo("null");
            assertThat(forger.get("/token").status()).isEqualTo(401);
        }
        assertThat(storage.calls()).as("nothing unsigned reaches the database").isEmpty();
    }

    @Test
    @Tag("R-080")
    void anySingleChangeOfTheCookieIsNoSession() {
        String cookie = browser.cookie(SESSION_TOKEN).orElseThrow();
        for (int i = 0; i < cookie.length(); i += 5) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            TestBrowser forger =
                    browser.copy().cookie(SESSION_TOKEN, cookie.substring(0, i) + other + cookie.substring(i + 1));
            assertThat(forger.get("/get-session").body()).as("at %d", i).isEqualTo("null");
        }
    }

    @Test
    @Tag("R-028")
    void whatIsSignedForAnotherPurposeIsNoSession() {
        browser.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("mark", browser.cookie(DONT_REMEMBER).orElseThrow());
        kinds.put("cache", signed(browser.cookie(SESSION_DATA).orElseThrow()));
        kinds.put("access token", signed(browser.cookie(ACCESS_TOKEN).orElseThrow()));
        kinds.put("id", signed(browser.get("/get-session").text("session.id")));
        kinds.put("user", signed(browser.get("/get-session").text("user.id")));
        try (var stateless = TestAuth.builder().storage(storage).build()) {
            TestBrowser one = stateless.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            kinds.put("ticket", one.cookie(SESSION_TOKEN).orElseThrow());
            TestBrowser moved = stateless
                    .browser()
                    .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());
            assertThat(moved.get("/token").status())
                    .as("nor the other way round")
                    .isEqualTo(401);
        }
        kinds.forEach((kind, value) -> {
            TestBrowser forger = auth.browser().cookie(SESSION_TOKEN, value);
            assertThat(forger.get("/get-session").body()).as(kind).isEqualTo("null");
            assertThat(forger.get("/token").status()).as(kind).isEqualTo(401);
        });
    }

    @Test
    void aTokenThatWasPlantedBeforeSigningInIsNotUsedAfterwards() {
        // Session fixation: the attacker knows the token that the victim's browser holds.
        String planted = eve.cookie(SESSION_TOKEN).orElseThrow();
        TestBrowser victim = auth.browser().cookie(SESSION_TOKEN, planted);

        victim.signIn(EMAIL, TestAuth.PASSWORD);

        assertThat(victim.cookie(SESSION_TOKEN).orElseThrow()).isNotEqualTo(planted);
        assertThat(victim.get("/get-session").text("user.email")).isEqualTo(EMAIL);
        assertThat(eve.get("/get-session?disableCookieCache=true").text("user.email"))
                .isEqualTo("eve@example.com");
    }

    @Test
    void eachSignInHasATokenOfItsOwn() {
        TestBrowser again = browser.copy();
        String first = again.cookie(SESSION_TOKEN).orElseThrow();
        assertThat(again.signIn(EMAIL, TestAuth.PASSWORD).text("token")).isNotEqualTo(first.substring(0, 32));
        assertThat(again.cookie(SESSION_TOKEN).orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void withTheCookiesOfTwoUsersNobodyIsSignedIn() {
        // A page on a sibling domain can plant its own cookie beside the right one.
        String mine = SESSION_TOKEN + "=" + browser.cookie(SESSION_TOKEN).orElseThrow();
        String planted = SESSION_TOKEN + "=" + eve.cookie(SESSION_TOKEN).orElseThrow();
        String cache = "; " + SESSION_DATA + "=" + eve.cookie(SESSION_DATA).orElseThrow() + "; " + ACCESS_TOKEN + "="
                + eve.cookie(ACCESS_TOKEN).orElseThrow();
        for (String cookies : new String[] {mine + "; " + planted, planted + "; " + mine}) {
            assertThat(with(cookies, "/get-session").body()).isEqualTo("null");
            assertThat(with(cookies + cache, "/get-session").body()).isEqualTo("null");
            assertThat(with(cookies, "/token").status()).isEqualTo(401);
        }
    }

    @Test
    void aDeadCookieBesideALiveOneDoesNotSignOut() {
        String dead = SESSION_TOKEN + "=" + signed("abcdefghijklmnopqrstuvwxyzABCDEF");
        String live = SESSION_TOKEN + "=" + browser.cookie(SESSION_TOKEN).orElseThrow();
        for (String cookies : new String[] {dead + "; " + live, live + "; " + dead}) {
            assertThat(with(cookies, "/get-session").text("user.email")).isEqualTo(EMAIL);
        }
    }

    @Test
    void aFloodOfSignedCookiesCostsFewReads() {
        StringBuilder cookies = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            cookies.append(SESSION_TOKEN)
                    .append('=')
                    .append(signed("token" + i))
                    .append("; ");
        }
        with(cookies.toString(), "/get-session");

        assertThat(storage.calls()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    @Tag("R-080")
    void withMoreThanFourSignedCookiesNobodyIsSignedIn() {
        // Ended sessions leave signed cookies behind; planted in front, they must not decide whose turn it is.
        String live = SESSION_TOKEN + "=" + browser.cookie(SESSION_TOKEN).orElseThrow();
        String dead = "";
        for (int i = 0; i < 3; i++) {
            dead += SESSION_TOKEN + "=" + signed("ended" + i) + "; ";
        }
        assertThat(with(dead + live, "/token").status()).isEqualTo(200);
        dead += SESSION_TOKEN + "=" + signed("ended3") + "; ";
        storage.forgetCalls();

        assertThat(with(dead + live, "/token").status()).isEqualTo(401);
        assertThat(with(live + "; " + dead, "/token").status()).isEqualTo(401);
        assertThat(with(dead + live, "/get-session").body()).isEqualTo("null");
        assertThat(storage.calls()).as("and nothing is read").isEmpty();
        assertThat(with((live + "; ").repeat(9), "/token").status())
                .as("one that comes often counts once")
                .isEqualTo(200);
    }

    @Test
    @Tag("R-007")
    void withoutItsMarkASessionThatIsNotToBeRememberedIsNotExtended() {
        browser.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        browser.forget(DONT_REMEMBER);
        auth.clock().advance(Duration.ofHours(20));

        TestResponse late = browser.get("/get-session");

        assertThat(late.text("session.expiresAt")).isEqualTo("2026-03-02T10:15:30.123Z");
        assertThat(late.setCookie(SESSION_TOKEN)).isEmpty();
        assertThat(late.setCookies()).noneMatch(cookie -> cookie.contains("Max-Age=900"));
        auth.clock().advance(Duration.ofHours(4));
        assertThat(browser.get("/get-session").body()).isEqualTo("null");
    }

    @Test
    @Tag("R-082")
    void theCopyOfAnotherSessionIsNotBelieved() {
        TestBrowser again = auth.browser();
        again.signIn(EMAIL, TestAuth.PASSWORD);
        for (TestBrowser other : new TestBrowser[] {eve, again}) {
            storage.forgetCalls();
            TestBrowser mixed = other.copy()
                    .cookie(SESSION_DATA, browser.cookie(SESSION_DATA).orElseThrow())
                    .cookie(ACCESS_TOKEN, browser.cookie(ACCESS_TOKEN).orElseThrow());
            assertThat(mixed.get("/get-session").text("session.id"))
                    .isEqualTo(other.get("/get-session").text("session.id"));
            assertThat(storage.calls()).containsExactly("SessionStore.findByToken");
        }
    }

    @Test
    void theMarkHasToBeSigned() {
        browser.cookie(DONT_REMEMBER, "true");
        auth.clock().advance(Duration.ofDays(1));

        assertThat(browser.get("/get-session").setCookie(SESSION_TOKEN).orElseThrow())
                .contains("Max-Age=604800");
    }

    @Test
    @Tag("R-088")
    void hashedStorageHoldsNoUsableToken() {
        try (var hashing = storage.auth(InDatabase.hashed())) {
            TestBrowser one = hashing.browser();
            TestBrowser two = hashing.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            two.signIn(EMAIL, TestAuth.PASSWORD);
            String token = one.cookie(SESSION_TOKEN).orElseThrow().substring(0, 32);
            String shown = one.get("/get-session").text("session.token");

            assertThat(storage.sessions().findByToken(token)).isEmpty();
            assertThat(storage.sessions().findByToken(shown)).isPresent();
            assertThat(shown).matches("[A-Za-z0-9_-]{43}");
            assertThat(one.get("/list-sessions").body()).doesNotContain(token).contains(shown);

            TestBrowser thief = hashing.browser().cookie(SESSION_TOKEN, signed(shown));
            assertThat(thief.get("/token").status()).as("even with a signature").isEqualTo(401);
            assertThat(thief.get("/get-session").body()).isEqualTo("null");

            hashing.clock().advance(Duration.ofDays(1));
            assertThat(one.get("/get-session").text("session.token")).isEqualTo(shown);
            one.post("/update-user", Map.of("name", "Countess"));
            assertThat(one.get("/get-session").text("user.name")).isEqualTo("Countess");
            one.post("/revoke-session", Map.of("token", two.get("/get-session").text("session.token")));
            assertThat(two.get("/token").status()).isEqualTo(401);
            one.post("/revoke-other-sessions");
            assertThat(one.copy().get("/token").status()).isEqualTo(200);
            one.copy().post("/sign-out");
            assertThat(one.get("/token").status()).isEqualTo(401);
        }
    }

    private TestResponse with(String cookies, String path) {
        return auth.browser().request("GET", path).header("cookie", cookies).send();
    }

    private String signed(String value) {
        return URLEncoder.encode(signer.sign(value), StandardCharsets.UTF_8);
    }
}
