package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.Eventually;
import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.options.EmailOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestRequest;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final String EMAIL = "ada@example.com";
    private static final String TOO_MANY = "429 {\"message\":\"Too many requests. Please try again later.\"}";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .storage(storage)
            .options(options -> options.request(Wire.limited(RateLimitStorage.MEMORY)))
            .build();

    private final TestBrowser browser = auth.browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in/email",
                "/sign-up/email",
                "/change-password",
                "/verify-password",
                "/reset-password",
                "/change-email"
            })
    @Tag("R-046")
    void theDoorsOpenThreeTimesInTenSeconds(String path) {
        // better-auth 1.7.24: 3 per 10 s, X-Retry-After, no code
        for (int i = 0; i < 3; i++) {
            assertThat(browser.post(path).status()).isEqualTo(400);
        }
        storage.forgetCalls();
        auth.clock().advance(Duration.ofSeconds(4));
        TestResponse refused = browser.post(path);

        assertThat(refused).hasToString(TOO_MANY);
        assertThat(refused.header("x-retry-after")).contains("6");
        assertThat(refused.header("retry-after")).contains("6");
        assertThat(refused.header("content-type")).contains("application/json");
        assertThat(storage.calls()).isEmpty();

        auth.clock().advance(Duration.ofMillis(6_001));
        assertThat(browser.post(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/request-password-reset, 400", "/send-verification-email, 400", "/delete-user, 401"})
    @Tag("R-046")
    void mailsAndDeletionsAreAskedForThreeTimesInAMinute(String path, int answer) {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.post(path).status()).isEqualTo(answer);
        }
        auth.clock().advance(Duration.ofSeconds(59));
        assertThat(browser.post(path)).hasToString(TOO_MANY);
        auth.clock().advance(Duration.ofSeconds(2));
        assertThat(browser.post(path).status()).isEqualTo(answer);
    }

    @Test
    @Tag("R-344")
    void countersWhoseWindowIsOverAreForgotten() throws Exception {
        try (var database = TestAuth.builder()
                .storage(storage)
                .options(options -> options.request(Wire.limited(RateLimitStorage.DATABASE)))
                .build()) {
            database.browser().get("/ok");
            storage.forgetCalls();
            database.clock().advance(Duration.ofHours(2));

            database.browser().get("/ok");
            database.browser().get("/ok");

            Eventually.holds(() -> storage.calls().size() == 3);
            assertThat(storage.calls())
                    .containsExactlyInAnyOrder("RateLimitStore.deleteIdle", "RateLimitStore.hit", "RateLimitStore.hit");
        }
    }

    @Test
    void theRestAllowsAHundred() {
        for (int i = 0; i < 100; i++) {
            assertThat(browser.get("/ok").status()).isEqualTo(200);
        }
        assertThat(browser.get("/ok")).hasToString(TOO_MANY);
        assertThat(browser.get("/get-session").status()).as("another route").isEqualTo(200);
    }

    @Test
    void anotherSpellingOfThePathIsNoOtherCounter() {
        exhaust();

        for (String path : new String[] {"//sign-in/email", "/sign-in//email", "/sign-in/email/", "/SIGN-IN/email"}) {
            assertThat(browser.post(path).status()).isEqualTo(404);
        }
        assertThat(browser.post("/sign-in/email?x=1")).hasToString(TOO_MANY);
    }

    @Test
    void anotherSpellingOfTheAddressIsNoOtherCounter() {
        // CVE-2026-45364
        for (String address : new String[] {"2001:db8::1", "2001:0DB8:0:0:0:0:0:2", "2001:db8:0:0:ffff::3"}) {
            assertThat(signIn().from(address).send().status()).isEqualTo(401);
        }
        assertThat(signIn().from("2001:db8::4").send()).hasToString(TOO_MANY);
        assertThat(signIn().from("2001:db8:0:1::4").send().status()).isEqualTo(401);

        exhaust();
        assertThat(signIn().from("::ffff:192.0.2.1").send()).hasToString(TOO_MANY);
        assertThat(signIn().from("192.0.2.2").send().status()).isEqualTo(401);
    }

    @Test
    @Tag("R-046")
    void aForgedHeaderIsNoOtherAddress() {
        exhaust();

        assertThat(signIn().header("x-forwarded-for", "203.0.113.9").send()).hasToString(TOO_MANY);
        assertThat(signIn().from("10.0.0.1")
                        .header("x-forwarded-for", "203.0.113.9, 192.0.2.1")
                        .send())
                .hasToString(TOO_MANY);
        assertThat(signIn().from("10.0.0.1")
                        .header("x-forwarded-for", "203.0.113.9")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void unknownAddressesShareOneCounter() {
        for (String address : new String[] {"", "unknown", "garbage"}) {
            assertThat(signIn().from(address).send().status()).isEqualTo(401);
        }
        assertThat(signIn().from("unix:").send()).hasToString(TOO_MANY);
    }

    @Test
    @Tag("R-047")
    void oneClientTriesOneAccountTenTimes() {
        browser.signUp(EMAIL);
        for (int i = 0; i < 10; i++) {
            assertThat(trySlowly("198.51.100.1", i % 2 == 0 ? EMAIL : "ADA@example.com", "wrong horse battery")
                            .status())
                    .isEqualTo(401);
        }
        storage.forgetCalls();

        TestResponse refused = trySlowly("198.51.100.1", EMAIL, TestAuth.PASSWORD);

        assertThat(refused).hasToString(TOO_MANY);
        assertThat(refused.header("x-retry-after")).contains("200");
        assertThat(refused.setCookies()).isEmpty();
        assertThat(storage.calls())
                .as("whose account it is, for the one event; no hash is read")
                .containsExactly("UserStore.findByEmail");
        storage.forgetCalls();
        assertThat(trySlowly("198.51.100.1", EMAIL, TestAuth.PASSWORD)).hasToString(TOO_MANY);
        assertThat(storage.calls()).as("told once").isEmpty();
        assertThat(trySlowly("198.51.100.1", "eve@example.com", "x").status()).isEqualTo(401);
        assertThat(trySlowly("198.51.100.2", EMAIL, TestAuth.PASSWORD).status())
                .as("its owner is not locked out")
                .isEqualTo(200);
        auth.clock().advance(Duration.ofMinutes(5));
        assertThat(trySlowly("198.51.100.1", EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "nobody@example.com"})
    @Tag("R-047")
    void allTogetherTryOneAccountAHundredTimesWhetherItExistsOrNot(String email) {
        browser.signUp(EMAIL);
        for (int i = 0; i < 100; i++) {
            assertThat(tryFrom("198.51.100." + i, email, "wrong horse battery").status())
                    .isEqualTo(401);
        }
        assertThat(tryFrom("203.0.113.1", email, TestAuth.PASSWORD)).hasToString(TOO_MANY);
    }

    @Test
    @Tag("R-047")
    void theCurrentPasswordIsNotGuessedByAChange() {
        browser.signUp(EMAIL);
        var guess = Map.of("currentPassword", "wrong horse battery", "newPassword", "next horse battery");
        for (int i = 0; i < 10; i++) {
            auth.clock().advance(Duration.ofSeconds(11));
            assertThat(browser.post("/change-password", guess).status()).isEqualTo(400);
        }
        auth.clock().advance(Duration.ofSeconds(11));
        assertThat(browser.post("/change-password", guess)).hasToString(TOO_MANY);
    }

    /** CVE-2026-9798: whatever checks the password counts the tries. */
    @Test
    void theCurrentPasswordIsNotGuessedByADeletion() {
        var enabled = new EmailOptions.Deletion(true, false, Duration.ofDays(1));
        var email = EmailOptions.DEFAULTS;
        try (var deleting = TestAuth.builder()
                .options(options -> options.request(Wire.limited(RateLimitStorage.MEMORY))
                        .email(new EmailOptions(email.resetExpiresIn(), email.verification(), false, enabled)))
                .build()) {
            TestBrowser thief = deleting.browser();
            thief.signUp(EMAIL);
            for (int i = 0; i < 10; i++) {
                deleting.clock().advance(Duration.ofSeconds(21));
                assertThat(thief.post("/delete-user", Map.of("password", "wrong horse battery"))
                                .status())
                        .isEqualTo(400);
            }
            deleting.clock().advance(Duration.ofSeconds(21));
            assertThat(thief.post("/delete-user", Map.of("password", TestAuth.PASSWORD)))
                    .hasToString(TOO_MANY);
        }
    }

    @Test
    void ofParallelRequestsNoMoreThanThreePass() throws Exception {
        var responses = Together.run(16, i -> auth.browser().post("/sign-in/email"));

        assertThat(responses.stream().filter(response -> response.status() == 400))
                .hasSize(3);
        assertThat(responses.stream().filter(response -> response.status() == 429))
                .hasSize(13);
    }

    @Test
    void countersInTheDatabaseAreShared() {
        MemoryStorage shared = new MemoryStorage();
        try (var first = inDatabase(shared);
                var second = inDatabase(shared)) {
            first.browser().post("/sign-in/email");
            second.browser().post("/sign-in/email");
            first.browser().post("/sign-in/email");
            assertThat(second.browser().post("/sign-in/email")).hasToString(TOO_MANY);
        }
    }

    private static TestAuth inDatabase(MemoryStorage storage) {
        return TestAuth.builder()
                .storage(storage)
                .options(options -> options.request(Wire.limited(RateLimitStorage.DATABASE)))
                .build();
    }

    private void exhaust() {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn().send().status()).isEqualTo(401);
        }
    }

    private TestRequest signIn() {
        return auth.browser()
                .request("POST", "/sign-in/email")
                .json(Map.of("email", "nobody@example.com", "password", "x"));
    }

    /** So slowly that the limit of the route is not what refuses. */
    private TestResponse trySlowly(String address, String email, String password) {
        auth.clock().advance(Duration.ofSeconds(10).plusMillis(1));
        return tryFrom(address, email, password);
    }

    private TestResponse tryFrom(String address, String email, String password) {
        return auth.browser()
                .request("POST", "/sign-in/email")
                .json(Map.of("email", email, "password", password))
                .from(address)
                .send();
    }
}
