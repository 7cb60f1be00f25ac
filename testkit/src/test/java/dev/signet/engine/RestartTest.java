package dev.signet.engine;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.options.SecretOptions;
import dev.signet.options.SignetOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engines that come after, or stand beside, the one that signed somebody in. */
class RestartTest {

    private static final String OTHER_MASTER = "other-master-secret-0123456789abcdefghij";
    private static final String OTHER_TOKEN = "other-token-secret-zyxwvutsrq9876543210";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth first = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = first.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp("ada@example.com");
        storage.forgetCalls();
    }

    @Test
    @Tag("R-015")
    void theSameSecretsAcceptTheCookies() {
        try (var second = with(TestAuth.SECRETS, options -> options)) {
            TestBrowser moved = move(second);

            assertThat(moved.get("/get-session").text("user.email")).isEqualTo("ada@example.com");
            assertThat(storage.calls()).as("a cache hit").isEmpty();
            assertThat(moved.get("/token").status()).isEqualTo(200);
        }
    }

    @Test
    void aRevocationOutlivesARestart() {
        // CVE-2026-9802
        TestBrowser other = first.browser();
        other.signIn("ada@example.com", TestAuth.PASSWORD);
        other.post("/revoke-sessions");
        try (var second = with(TestAuth.SECRETS, options -> options)) {
            assertThat(move(second).get("/token").status()).isEqualTo(401);
        }
    }

    @Test
    void anotherMasterSecretAcceptsNothing() {
        try (var second = with(new SecretOptions(OTHER_MASTER, TestAuth.SECRETS.token()), options -> options)) {
            TestBrowser moved = move(second);

            assertThat(moved.get("/get-session").body()).isEqualTo("null");
            assertThat(moved.get("/token").status()).isEqualTo(401);
            assertThat(storage.calls()).isEmpty();
            assertThat(moved.signIn("ada@example.com", TestAuth.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anotherTokenSecretKeepsSessionsAndEndsAccessTokens() {
        try (var second = with(new SecretOptions(TestAuth.SECRETS.master(), OTHER_TOKEN), options -> options)) {
            String old = browser.cookie(ACCESS_TOKEN).orElseThrow();
            TestBrowser moved = move(second);

            assertThat(second.signet().accessTokens().verify(old)).isEmpty();
            assertThat(moved.get("/get-session").setCookies()).hasSize(2);
            assertThat(second.signet()
                            .accessTokens()
                            .verify(moved.cookie(ACCESS_TOKEN).orElseThrow()))
                    .isPresent();
        }
    }

    @Test
    void anotherOriginAcceptsNothing() {
        try (var second = with(TestAuth.SECRETS, options -> options.baseUrl(URI.create("http://localhost:9090")))) {
            TestBrowser moved = move(second);

            assertThat(moved.get("/get-session").body()).isEqualTo("null");
            assertThat(second.signet()
                            .accessTokens()
                            .verify(browser.cookie(ACCESS_TOKEN).orElseThrow()))
                    .isEmpty();
        }
    }

    @Test
    void aSessionMovesWithItsTokenAlone() {
        try (var second = with(TestAuth.SECRETS, options -> options)) {
            TestBrowser moved = second.browser()
                    .cookie(SESSION_TOKEN, browser.cookie(SESSION_TOKEN).orElseThrow());

            assertThat(moved.get("/get-session").text("session.id"))
                    .isEqualTo(browser.get("/get-session").text("session.id"));
        }
    }

    private TestAuth with(SecretOptions secrets, UnaryOperator<SignetOptions.Builder> change) {
        return TestAuth.builder()
                .storage(storage)
                .clock(first.clock())
                .secrets(secrets)
                .options(change)
                .build();
    }

    private TestBrowser move(TestAuth second) {
        TestBrowser moved = second.browser();
        browser.cookies().forEach(moved::cookie);
        return moved;
    }
}
