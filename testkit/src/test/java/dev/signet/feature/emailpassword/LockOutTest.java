package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.VersionedSecret;
import dev.signet.fixture.Wire;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.options.SecretOptions;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers guess, and try to keep the owner out. */
class LockOutTest {

    private static final String EMAIL = "ada@example.com";
    private static final String WRONG = "wrong horse battery";
    private static final String DEVICE = "better-auth.known_device";

    private final MemoryStorage storage = new MemoryStorage();

    @AutoClose
    private final TestAuth auth = with(TestAuth.SECRETS);

    private final TestBrowser owner = auth.browser();
    private int addresses;

    @BeforeEach
    void theOwnerHasBeenHere() {
        owner.signUp(EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "nobody@example.com"})
    @Tag("R-315")
    void theDelaysOfOneClientGrowToADayAndEnd(String email) {
        int tries = 0;
        long longest = 0;
        for (int round = 0; round < 60; round++) {
            TestResponse response = tryFrom("198.51.100.1", email, WRONG);
            while (response.status() == 401) {
                tries++;
                auth.clock().advance(Duration.ofSeconds(4));
                response = tryFrom("198.51.100.1", email, WRONG);
            }
            assertThat(response.status()).isEqualTo(429);
            long wait = Long.parseLong(response.header("retry-after").orElseThrow());
            assertThat(wait).isBetween(1L, 86_400L);
            longest = Math.max(longest, wait);
            if (wait > 3_600) {
                break;
            }
            auth.clock().advance(Duration.ofSeconds(wait));
        }
        assertThat(tries).as("in a day").isEqualTo(60);
        assertThat(longest).isGreaterThan(3_600);

        auth.clock().advance(Duration.ofDays(1));
        assertThat(tryFrom("198.51.100.1", email, WRONG).status())
                .as("it ends by itself")
                .isEqualTo(401);
    }

    @Test
    @Tag("R-315")
    void strangersLockEachOtherOutButNotTheOwnersBrowser() {
        exhaustStrangers();

        assertThat(tryFrom(anywhere(), EMAIL, TestAuth.PASSWORD).status()).isEqualTo(429);
        assertThat(owner.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(owner.post(
                                "/change-password",
                                Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "another horse 7"))
                        .status())
                .isEqualTo(200);
        assertThat(owner.signIn(EMAIL, "another horse 7").status()).isEqualTo(200);
        auth.clock().advance(Duration.ofHours(1));
        assertThat(tryFrom(anywhere(), EMAIL, "another horse 7").status())
                .as("unlocked after an hour")
                .isEqualTo(200);
    }

    @Test
    @Tag("R-315")
    void aSignInMakesABrowserKnown() {
        TestBrowser second = auth.browser();
        assertThat(second.signIn(EMAIL, WRONG).setCookies()).isEmpty();
        assertThat(second.signIn(EMAIL, TestAuth.PASSWORD).setCookie(DEVICE).orElseThrow())
                .contains("; Max-Age=15552000;", "; HttpOnly", "; SameSite=Lax");
        second.post("/sign-out");
        exhaustStrangers();

        assertThat(second.cookie(DEVICE))
                .as("signing out is no goodbye for ever")
                .isPresent();
        assertThat(second.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-315")
    void aThiefOfTheCookieHasTenTriesAndNotMore() {
        TestBrowser thief = auth.browser().cookie(DEVICE, owner.cookie(DEVICE).orElseThrow());
        for (int i = 0; i < 10; i++) {
            assertThat(tryBy(thief, anywhere(), EMAIL, WRONG).status()).isEqualTo(401);
        }

        assertThat(tryBy(thief, anywhere(), EMAIL, TestAuth.PASSWORD).status()).isEqualTo(429);
        assertThat(tryFrom(anywhere(), EMAIL, TestAuth.PASSWORD).status())
                .as("strangers count apart")
                .isEqualTo(200);
        auth.clock().advance(Duration.ofMinutes(5));
        assertThat(owner.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(tryBy(thief, anywhere(), EMAIL, WRONG).status()).isEqualTo(401);
    }

    @Test
    @Tag("R-315")
    void whoOnceKnewThePasswordHasAHundredTriesWithAllTheirCookies() {
        List<TestBrowser> known = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            known.add(auth.browser());
            assertThat(tryBy(known.get(i), anywhere(), EMAIL, TestAuth.PASSWORD).status())
                    .isEqualTo(200);
        }
        int tries = 0;
        for (TestBrowser browser : known) {
            for (int i = 0; i < 10; i++) {
                tries += tryBy(browser, anywhere(), EMAIL, WRONG).status() == 401 ? 1 : 0;
            }
        }

        assertThat(tries).isEqualTo(100);
        assertThat(tryBy(owner, anywhere(), EMAIL, TestAuth.PASSWORD).status()).isEqualTo(429);
        auth.clock().advance(Duration.ofHours(1));
        assertThat(tryBy(owner, anywhere(), EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    /** Else whoever once knew the password could use up what the owner's browsers have, day after day. */
    @Test
    @Tag("R-315")
    void theCookiesOfAnEarlierPasswordAreStrangers() {
        TestBrowser eve = auth.browser();
        assertThat(tryBy(eve, anywhere(), EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
        String kept = eve.cookie(DEVICE).orElseThrow();
        String next = "another horse battery 7";
        assertThat(owner.post("/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", next))
                        .status())
                .isEqualTo(200);
        exhaustStrangers();

        TestBrowser thief = auth.browser().cookie(DEVICE, kept);
        assertThat(tryBy(thief, anywhere(), EMAIL, WRONG).status()).isEqualTo(429);
        assertThat(tryBy(owner, anywhere(), EMAIL, next).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-315")
    void theCookieOfAnotherAccountHelpsNobody() {
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        exhaustStrangers();

        assertThat(tryBy(eve, anywhere(), EMAIL, TestAuth.PASSWORD).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b.c",
                "better-auth.session_token",
                "better-auth.session_data",
                "better-auth.access_token",
                "changed"
            })
    @Tag("R-315")
    void whatIsNoSuchCookieIsAStrangers(String value) {
        exhaustStrangers();
        String forged = value.equals("changed")
                ? owner.cookie(DEVICE).orElseThrow().replaceFirst("\\..", ".A")
                : owner.cookie(value).orElse(value);
        TestBrowser browser = auth.browser().cookie(DEVICE, forged);

        assertThat(tryBy(browser, anywhere(), EMAIL, TestAuth.PASSWORD).status())
                .isEqualTo(429);
    }

    @Test
    void theCookieIsNoSession() {
        String device = owner.cookie(DEVICE).orElseThrow();
        TestBrowser thief = auth.browser().cookie("better-auth.session_token", device);

        assertThat(thief.get("/get-session").body()).isEqualTo("null");
        assertThat(auth.signet().accessTokens().verify(device)).isEmpty();
    }

    @Test
    void itEndsAfterHalfAYearWithoutASignIn() {
        String device = owner.cookie(DEVICE).orElseThrow();
        auth.clock().advance(Duration.ofDays(180));
        exhaustStrangers();

        assertThat(tryBy(auth.browser().cookie(DEVICE, device), anywhere(), EMAIL, TestAuth.PASSWORD)
                        .status())
                .isEqualTo(429);
    }

    @Test
    @Tag("R-312")
    void itOutlivesTheReplacementOfTheSecret() {
        var rotated = new SecretOptions(
                List.of(
                        new VersionedSecret("2", "other-master-secret-0123456789abcdefghij"),
                        VersionedSecret.alone(TestAuth.SECRETS.master())),
                TestAuth.SECRETS.tokens());
        exhaustStrangers();
        try (var later = with(rotated)) {
            TestBrowser moved =
                    later.browser().cookie(DEVICE, owner.cookie(DEVICE).orElseThrow());

            assertThat(moved.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
            assertThat(later.browser().signIn(EMAIL, TestAuth.PASSWORD).status())
                    .isEqualTo(429);
        }
    }

    @Test
    @Tag("R-315")
    void parallelGuessesCountOneByOne() throws Exception {
        var statuses = Together.run(
                24, i -> tryFrom("203.0.113." + i % 2, EMAIL, WRONG).status());

        assertThat(statuses)
                .as("route: three for each address")
                .filteredOn(status -> status == 401)
                .hasSize(6);
        for (int i = 0; i < 94; i++) {
            assertThat(tryFrom(anywhere(), EMAIL, WRONG).status()).isEqualTo(401);
        }
        assertThat(tryFrom(anywhere(), EMAIL, WRONG).status()).isEqualTo(429);
    }

    @Test
    void withoutLimitsThereIsNoCookie() {
        try (var unlimited = TestAuth.create()) {
            assertThat(unlimited.browser().signUp(EMAIL).setCookie(DEVICE)).isEmpty();
        }
    }

    private void exhaustStrangers() {
        int tries = 0;
        while (tryFrom(anywhere(), EMAIL, WRONG).status() == 401) {
            assertThat(++tries).isLessThanOrEqualTo(100);
        }
    }

    private String anywhere() {
        addresses++;
        return "198.18." + addresses / 250 + "." + addresses % 250;
    }

    private TestResponse tryFrom(String address, String email, String password) {
        return tryBy(auth.browser(), address, email, password);
    }

    private TestResponse tryBy(TestBrowser browser, String address, String email, String password) {
        return browser.request("POST", "/sign-in/email")
                .json(Map.of("email", email, "password", password))
                .from(address)
                .send();
    }

    /** Counters in the database, so that those of one engine are those of the next. */
    private TestAuth with(SecretOptions secrets) {
        return TestAuth.builder()
                .storage(storage)
                .secrets(secrets)
                .options(options -> options.request(Wire.limited(RateLimitStorage.DATABASE)))
                .build();
    }
}
