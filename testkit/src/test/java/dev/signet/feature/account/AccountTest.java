package dev.signet.feature.account;

import static dev.signet.fixture.Wire.UNAUTHORIZED;
import static dev.signet.fixture.Wire.error;
import static dev.signet.fixture.Wire.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.model.LinkedAccount;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The accounts by which a user signs in. */
class AccountTest {

    private static final String NOT_FOUND = "400 " + error("Account not found", "ACCOUNT_NOT_FOUND");
    private static final String LAST =
            "400 " + error("You can't unlink your last account", "FAILED_TO_UNLINK_LAST_ACCOUNT");

    private final MemoryStorage storage = new MemoryStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();
    private String userId = "";

    @BeforeEach
    void somebodyHasSignedUp() {
        userId = browser.signUp("ada@example.com").text("user.id");
    }

    @Test
    @Tag("R-396")
    void thePasswordIsAnAccount() {
        // better-auth 1.7.6: list-accounts after sign-up
        String id = passwordAccount(browser);

        assertThat(browser.get("/list-accounts"))
                .hasToString("200 [{\"id\":\"" + id + "\",\"providerId\":\"credential\","
                        + "\"createdAt\":\"2026-03-01T10:15:30.123Z\",\"updatedAt\":\"2026-03-01T10:15:30.123Z\","
                        + "\"accountId\":\"" + userId + "\",\"userId\":\"" + userId + "\",\"scopes\":[]}]");
        assertThat(id).matches("[a-zA-Z0-9]{32}");
    }

    @Test
    @Tag("R-396")
    void accountsAtProvidersAreListedWithWhatWasGranted() {
        link("social", "openid, email,");
        link("bare", "");

        assertThat(accounts(browser))
                .extracting(account -> account.get("providerId"), account -> account.get("scopes"))
                .containsExactly(
                        tuple("credential", List.of()),
                        tuple("google", List.of()),
                        tuple("google", List.of("openid", "email")));
    }

    @Test
    void nobodySeesTheAccountsOfOthers() {
        TestBrowser other = auth.browser();
        other.signUp("bob@example.com");
        link("social", null);

        assertThat(other.get("/list-accounts").body()).doesNotContain(userId, "social");
        assertThat(auth.browser().get("/list-accounts")).hasToString("401 " + UNAUTHORIZED);
        assertThat(unlink(auth.browser(), "social")).hasToString("401 " + UNAUTHORIZED);
    }

    @Test
    @Tag("R-397")
    void anAccountIsTakenAwayButNeverTheLast() {
        // better-auth 1.7.6: unlink-account
        link("social", null);
        String password = passwordAccount(browser);

        assertThat(unlink(browser, "nobodys")).hasToString(NOT_FOUND);
        assertThat(unlink(browser, "social")).hasToString("200 {\"status\":true}");
        assertThat(unlink(browser, "social")).hasToString(LAST);
        assertThat(unlink(browser, password)).hasToString(LAST);
        assertThat(passwordAccount(browser)).isEqualTo(password);
    }

    @Test
    @Tag("R-397")
    void whoeverHasTakenThePasswordAwayCanNotSignInByIt() {
        link("social", null);

        assertThat(unlink(browser, passwordAccount(browser)).status()).isEqualTo(200);

        assertThat(auth.browser().signIn("ada@example.com", TestAuth.PASSWORD).code())
                .contains("INVALID_EMAIL_OR_PASSWORD");
    }

    @Test
    @Tag("R-397")
    void anAccountOfSomebodyElseIsNotFoundAndStays() {
        link("social", null);
        TestBrowser other = auth.browser();
        String otherId = other.signUp("bob@example.com").text("user.id");
        storage.link(
                new LinkedAccount("theirs", "subject-theirs", "google", otherId, null, TestAuth.START, TestAuth.START));

        assertThat(unlink(other, "social")).hasToString(NOT_FOUND);
        assertThat(browser.get("/list-accounts").body()).contains("\"social\"");
    }

    @Test
    @Tag("R-397")
    void anOldSessionTakesNothingAway() {
        link("social", null);
        auth.clock().advance(Duration.ofDays(1));

        assertThat(unlink(browser, "social").code()).contains("SESSION_NOT_FRESH");
        assertThat(browser.get("/list-accounts").body()).contains("\"social\"");
    }

    @Test
    void theIdIsText() {
        assertThat(browser.post("/unlink-account", Map.of()))
                .hasToString("400 " + invalid("[body.accountId] Invalid input: expected string, received undefined"));
        assertThat(browser.post("/unlink-account", Map.of("accountId", 1)))
                .hasToString("400 " + invalid("[body.accountId] Invalid input: expected string, received number"));
    }

    private void link(String id, @Nullable String scope) {
        storage.link(new LinkedAccount(
                id, "subject-" + id, "google", userId, scope, TestAuth.START.plusSeconds(1), TestAuth.START));
    }

    private static String passwordAccount(TestBrowser browser) {
        return Objects.requireNonNull((String) accounts(browser).get(0).get("id"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> accounts(TestBrowser browser) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(browser.get("/list-accounts").json());
    }

    private static TestResponse unlink(TestBrowser browser, String id) {
        return browser.post("/unlink-account", Map.of("accountId", id));
    }
}
