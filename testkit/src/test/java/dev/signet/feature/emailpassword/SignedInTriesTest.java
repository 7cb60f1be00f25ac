package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.Wire;
import dev.signet.mail.MailKind;
import dev.signet.options.EmailOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
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

/** Tries of somebody who is signed in, in a browser that is not known, while strangers guess. */
@Tag("R-342")
class SignedInTriesTest {

    private static final String EMAIL = "ada@example.com";
    private static final String WRONG = "wrong horse battery";
    private static final String DEVICE = "better-auth.known_device";

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .options(options -> options.request(Wire.limited(RateLimitStorage.MEMORY))
                    .email(new EmailOptions(
                            EmailOptions.DEFAULTS.resetExpiresIn(),
                            new EmailOptions.Verification(true, true, false, true, Duration.ofHours(1)),
                            false,
                            new EmailOptions.Deletion(true, false, Duration.ofDays(1)))))
            .build();

    private final TestBrowser owner = auth.browser();
    private int addresses;

    @BeforeEach
    void theOwnerSignsIn() {
        owner.signUp(EMAIL);
        owner.get("/verify-email?token="
                + auth.mailer().link(MailKind.VERIFY_EMAIL, EMAIL).token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify-password", "/change-password", "/delete-user"})
    void strangersDoNotLockTheOwnerOut(String path) {
        owner.forget(DEVICE);
        strangersUseUpTheirTries();
        assertThat(signInFrom(anywhere(), TestAuth.PASSWORD).status()).isEqualTo(429);

        assertThat(with(owner, path, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify-password", "/change-password", "/delete-user"})
    void aSessionHasTenTriesAndTheyDoNotLockTheSignIn(String path) {
        owner.forget(DEVICE);
        TestBrowser other = auth.browser();
        signInBy(other, "192.0.2.1", TestAuth.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(with(owner, path, WRONG).status()).isEqualTo(400);
        }

        assertThat(with(owner, path, TestAuth.PASSWORD).status()).isEqualTo(429);
        assertThat(with(other.forget(DEVICE), "/verify-password", TestAuth.PASSWORD)
                        .status())
                .as("another session counts for itself")
                .isEqualTo(200);
        assertThat(signInFrom("192.0.2.1", TestAuth.PASSWORD).status())
                .as("as does who signs in")
                .isEqualTo(200);
        auth.clock().advance(Duration.ofMinutes(5));
        assertThat(with(owner, path, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void allSessionsTogetherHaveAHundredTries() {
        List<TestBrowser> sessions = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            sessions.add(auth.browser());
            signInBy(sessions.get(i), anywhere(), TestAuth.PASSWORD);
        }
        int tries = 0;
        for (TestBrowser session : sessions) {
            for (int i = 0; i < 10; i++) {
                tries += with(session, "/verify-password", WRONG).status() == 400 ? 1 : 0;
            }
        }

        assertThat(tries).isEqualTo(100);
        assertThat(with(owner, "/verify-password", TestAuth.PASSWORD).status()).isEqualTo(429);
        assertThat(owner.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("R-315")
    void theLinkThatSignsInMakesTheBrowserKnown() {
        assertThat(owner.cookie(DEVICE)).isPresent();
        owner.post("/sign-out");
        strangersUseUpTheirTries();

        assertThat(signInFrom(anywhere(), TestAuth.PASSWORD).status()).isEqualTo(429);
        assertThat(owner.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    private void strangersUseUpTheirTries() {
        int tries = 0;
        while (signInFrom(anywhere(), WRONG).status() == 401) {
            assertThat(++tries).isLessThanOrEqualTo(100);
        }
    }

    private TestResponse with(TestBrowser browser, String path, String password) {
        return browser.request("POST", path)
                .json(Map.of("password", password, "currentPassword", password, "newPassword", "another horse 7"))
                .from(anywhere())
                .send();
    }

    private String anywhere() {
        addresses++;
        return "198.18." + addresses / 250 + "." + addresses % 250;
    }

    private TestResponse signInFrom(String address, String password) {
        return signInBy(auth.browser(), address, password);
    }

    private static TestResponse signInBy(TestBrowser browser, String address, String password) {
        return browser.request("POST", "/sign-in/email")
                .json(Map.of("email", EMAIL, "password", password))
                .from(address)
                .send();
    }
}
