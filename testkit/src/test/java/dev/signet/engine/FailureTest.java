package dev.signet.engine;

import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.http.Headers;
import dev.signet.http.HttpRequest;
import dev.signet.http.Query;
import dev.signet.options.BreachOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.Together;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails inside stays inside, and nobody is signed out by it. */
class FailureTest {

    private static final String SECRET = "jdbc:postgresql://db?password=hunter2";
    private static final String BUSY =
            "503 " + error("The service is busy. Please try again in a moment.", "SERVICE_UNAVAILABLE");

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp("ada@example.com");
        auth.clock().advance(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /sign-up/email",
                "POST /sign-in/email",
                "GET /get-session",
                "GET /token",
                "POST /update-user",
                "POST /change-password",
                "POST /revoke-sessions"
            })
    @Tag("R-049")
    @Tag("R-050")
    void aFailureIsAnEmptyAnswerAndAnOutageAPoliteOne(String route) {
        storage.before(call -> {
            throw new IllegalStateException(SECRET);
        });
        TestResponse failed = send(route);
        assertThat(failed).hasToString("500 ");
        assertThat(failed.setCookies()).isEmpty();
        assertThat(failed.header("content-type")).isEmpty();

        storage.before(call -> {
            throw new StorageUnavailableException(SECRET, new IllegalStateException(SECRET));
        });
        TestResponse away = send(route);
        assertThat(away).hasToString(BUSY);
        assertThat(away.header("retry-after")).contains("2");
        assertThat(away.setCookies()).isEmpty();

        storage.before(call -> {});
        assertThat(browser.cookie(SESSION_TOKEN)).as("nobody was signed out").isPresent();
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo("ada@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /change-password, AccountStore.changePassword",
        "POST /update-user, UserStore.update",
        "POST /revoke-sessions, UserStore.revokeSessions",
        "POST /sign-up/email, UserStore.createIfAbsent"
    })
    @Tag("R-050")
    void aWriteThatFailsIsNoSuccess(String route, String failing) {
        storage.before(call -> {
            if (call.equals(failing)) {
                throw new StorageUnavailableException(SECRET, new IllegalStateException(SECRET));
            }
        });
        TestResponse response = send(route);
        storage.before(call -> {});

        assertThat(response).hasToString(BUSY);
        assertThat(response.setCookies()).isEmpty();
        assertThat(browser.get("/token").status()).isEqualTo(200);
        assertThat(auth.browser().signIn("ada@example.com", TestAuth.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatBreaksOffIsNoFailureOfTheEngine() {
        var response = auth.signet().handle(request("POST", "/api/auth/sign-in/email", new BrokenBody()));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(error("Invalid JSON in request body", "BAD_REQUEST"));
    }

    @Test
    void theEngineStaysUsableAfterFailures() {
        storage.before(call -> {
            throw new IllegalStateException(SECRET);
        });
        for (int i = 0; i < 50; i++) {
            assertThat(send("POST /sign-in/email").status()).isEqualTo(500);
        }
        storage.before(call -> {});

        assertThat(send("POST /sign-in/email").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-013")
    void aFloodOfSignInsIsToldToComeBack() throws Exception {
        var narrow = new PasswordOptions(8, 128, HashOptions.bcrypt(10), 1, BreachOptions.DEFAULTS);
        try (var small =
                TestAuth.builder().options(options -> options.password(narrow)).build()) {
            int crowd = Runtime.getRuntime().availableProcessors() * 4 + 16;
            var responses = Together.run(crowd, i -> small.browser().signIn("nobody@example.com", "x"));

            assertThat(responses).extracting(TestResponse::status).containsOnly(401, 503);
            assertThat(responses.stream().filter(response -> response.status() == 503))
                    .isNotEmpty()
                    .allMatch(response -> response.header("retry-after").equals(Optional.of("2")))
                    .allMatch(response -> response.toString().equals(BUSY));
            assertThat(small.browser().signIn("nobody@example.com", "x").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aClosedEngineRefusesPolitely() {
        auth.close();

        assertThat(send("POST /sign-in/email")).hasToString(BUSY);
        assertThat(browser.get("/ok").status()).isEqualTo(200);
    }

    private TestResponse send(String route) {
        String[] parts = route.split(" ", 2);
        var request = browser.request(parts[0], parts[1]);
        if (parts[0].equals("POST")) {
            request.json(Map.of(
                    "name",
                    "Ada",
                    "email",
                    parts[1].equals("/sign-up/email") ? "new@example.com" : "ada@example.com",
                    "password",
                    TestAuth.PASSWORD,
                    "currentPassword",
                    TestAuth.PASSWORD,
                    "newPassword",
                    "next horse battery"));
        }
        if (parts[1].equals("/update-user")) {
            request.json(Map.of("name", "Countess"));
        }
        return request.send();
    }

    private static HttpRequest request(String method, String path, InputStream body) {
        var headers = Headers.of(Map.of("content-type", List.of("application/json")));
        return new HttpRequest(method, path, Query.NONE, headers, "192.0.2.1", body);
    }

    private static final class BrokenBody extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException(SECRET);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException(SECRET);
        }
    }
}
