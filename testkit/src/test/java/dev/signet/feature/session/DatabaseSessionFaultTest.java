package dev.signet.feature.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes between: a store that is away, and a revocation while somebody signs in. */
class DatabaseSessionFaultTest {

    private static final String EMAIL = "ada@example.com";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = storage.auth(InDatabase.sessions());

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /get-session",
        "GET, /token",
        "GET, /list-sessions",
        "POST, /sign-out",
        "POST, /revoke-sessions",
        "POST, /revoke-other-sessions",
        "POST, /update-user",
        "POST, /update-session"
    })
    @Tag("R-050")
    void aStoreThatIsAwayIsNotASignedOutBrowser(String method, String path) {
        auth.clock().advance(Duration.ofMinutes(15));
        storage.before(call -> {
            throw new StorageUnavailableException("away", new IllegalStateException());
        });

        TestResponse response =
                browser.request(method, path).json(Map.of("name", "x")).send();

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("retry-after")).isPresent();
        assertThat(response.setCookies()).isEmpty();
        storage.before(call -> {});
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
    }

    @Test
    void aSignInThatARevocationOvertakesIsRefused() {
        TestBrowser late = auth.browser();
        storage.onceAfter(
                "AccountStore.findByEmail",
                () -> storage.users()
                        .revokeSessions(
                                storage.users().findByEmail(EMAIL).orElseThrow().id(),
                                auth.clock().instant()));

        TestResponse response = late.signIn(EMAIL, TestAuth.PASSWORD);

        assertThat(response).hasToString("401 " + Wire.error("Failed to create session", "FAILED_TO_CREATE_SESSION"));
        assertThat(response.setCookies()).isEmpty();
        assertThat(late.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }
}
