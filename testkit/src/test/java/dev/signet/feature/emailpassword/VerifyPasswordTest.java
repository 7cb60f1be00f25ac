package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire behaviour was compared with better-auth 1.7.6. */
@Tag("R-343")
class VerifyPasswordTest {

    private static final String ADA = "ada@example.com";
    private static final String WRONG = "400 " + error("Invalid password", "INVALID_PASSWORD");

    @AutoClose
    private final TestAuth auth = TestAuth.create();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(ADA);
    }

    @Test
    void theRightPasswordIsToldFromWrongOnes() {
        TestResponse right = verify(TestAuth.PASSWORD);

        assertThat(right).hasToString("200 {\"status\":true}");
        assertThat(right.setCookies()).isEmpty();
        assertThat(verify("wrong horse battery")).hasToString(WRONG);
        assertThat(verify("")).hasToString(WRONG);
        assertThat(verify("x".repeat(129))).hasToString("400 " + error("Password too long", "PASSWORD_TOO_LONG"));
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    void itIsThePasswordOfTheCallerAndOfNobodyElse() {
        TestBrowser eve = auth.browser();
        eve.post("/sign-up/email", Map.of("name", "Eve", "email", "eve@example.com", "password", "another horse 7"));

        assertThat(eve.post("/verify-password", Map.of("password", TestAuth.PASSWORD, "email", ADA)))
                .hasToString(WRONG);
        assertThat(eve.post("/verify-password", Map.of("password", "another horse 7"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRevokedSessionProvesNothing() {
        TestBrowser thief = browser.copy();
        browser.post("/revoke-sessions");

        for (TestBrowser nobody : new TestBrowser[] {thief, browser, auth.browser()}) {
            assertThat(nobody.post("/verify-password", Map.of("password", TestAuth.PASSWORD)))
                    .hasToString("401 " + UNAUTHORIZED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\":5}", "{\"password\":null}"})
    void thePasswordHasToBeSaid(String body) {
        for (TestBrowser any : new TestBrowser[] {browser, auth.browser()}) {
            TestResponse response = any.request("POST", "/verify-password")
                    .body("application/json", body)
                    .send();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.code()).contains("VALIDATION_ERROR");
        }
        assertThat(browser.post("/verify-password"))
                .hasToString("400 " + invalid("[body.password] Invalid input: expected string, received undefined"));
    }

    private TestResponse verify(String password) {
        return browser.post("/verify-password", Map.of("password", password));
    }
}
