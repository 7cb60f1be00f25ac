package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class RoutingTest {

    @AutoClose
    private final TestAuth auth = TestAuth.create();

    private final TestBrowser browser = auth.browser();

    @ParameterizedTest
    @CsvSource({
        // better-auth 1.7.6: unknown path, wrong method, slashes, HEAD and OPTIONS
        "GET, /nope",
        "POST, /nope",
        "GET, ''",
        "GET, /",
        "GET, /sign-up",
        "GET, /ok/more",
        "GET, /OK",
        "GET, /%6fk",
        "GET, /ok;x=1",
        "GET, /ok%00",
        "POST, /sign-in%2Femail",
        "GET, /sign-up/email",
        "GET, /sign-in/email",
        "GET, /sign-out",
        "PUT, /sign-in/email",
        "DELETE, /sign-out",
        "PATCH, /update-user",
        "PROPFIND, /ok",
        "GET, /change-password",
        "GET, /revoke-sessions",
        "GET, /ok/",
        "POST, /sign-in/email/",
        "POST, /sign-in//email",
        "POST, //sign-in/email",
        "GET, //ok",
        "HEAD, /ok",
        "HEAD, /get-session",
        "OPTIONS, /sign-in/email",
        "OPTIONS, /ok"
    })
    @Tag("R-039")
    void whatIsNoRouteIsAnsweredByNothing(String method, String path) {
        var response = browser.request(method, path)
                .header("origin", "https://evil.example")
                .header("access-control-request-method", "POST")
                .send();

        assertThat(response).hasToString("404 ");
        assertThat(response.header("content-type")).isEmpty();
        assertThat(response.header("allow")).isEmpty();
        assertThat(response.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void theRoutesAreThese() {
        assertThat(routes(auth))
                .containsExactlyInAnyOrder(
                        "POST /sign-up/email",
                        "POST /sign-in/email",
                        "POST /change-password",
                        "POST /verify-password",
                        "POST /request-password-reset",
                        "POST /delete-user",
                        "POST /change-email",
                        "GET /delete-user/callback",
                        "POST /send-verification-email",
                        "GET /verify-email",
                        "GET /reset-password/{token}",
                        "POST /reset-password",
                        "GET /get-session",
                        "POST /get-session",
                        "POST /update-session",
                        "POST /sign-out",
                        "POST /revoke-sessions",
                        "POST /revoke-other-sessions",
                        "POST /update-user",
                        "GET /list-accounts",
                        "POST /unlink-account",
                        "GET /token",
                        "GET /jwks",
                        "GET /ok",
                        "GET /error");
    }

    @Test
    void sessionsInTheDatabaseHaveTwoMore() {
        try (var inDatabase = TestAuth.builder()
                .options(options -> options.session(InDatabase.sessions()))
                .build()) {
            assertThat(routes(inDatabase))
                    .containsAll(routes(auth))
                    .contains("GET /list-sessions", "POST /revoke-session")
                    .hasSize(routes(auth).size() + 2);
        }
    }

    private static List<String> routes(TestAuth of) {
        return of.signet().routes().stream().map(Route::toString).toList();
    }
}
