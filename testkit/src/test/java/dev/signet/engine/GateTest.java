package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every way to a session asks every gate first. */
class GateTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    @Test
    @Tag("R-022")
    void aGateThatRefusesLeavesNoCookieAtAll() {
        // GHSA-xg6x-h9c9-2m83: no session artefact before the last factor
        try (var auth = TestAuth.create(new Gated("banned"))) {
            open = false;
            TestBrowser browser = auth.browser();

            assertRefused(browser.signUp("ada@example.com"));
            assertRefused(browser.signIn("ada@example.com", TestAuth.PASSWORD));
            assertThat(browser.cookies()).isEmpty();
            assertThat(browser.get("/get-session").body()).isEqualTo("null");
            assertThat(asked).containsExactly("banned email ada@example.com", "banned email ada@example.com");
        }
    }

    @Test
    @Tag("R-022")
    void aPasswordChangeGoesThroughTheGatesAsWell() {
        try (var auth = TestAuth.create(new Gated("banned"))) {
            TestBrowser browser = auth.browser();
            browser.signUp("ada@example.com");
            open = false;
            var cookies = browser.cookies();

            assertRefused(browser.post(
                    "/change-password",
                    Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "next horse battery")));

            assertThat(browser.cookies()).isEqualTo(cookies);
            assertThat(browser.get("/token").status())
                    .as("the old session ended")
                    .isEqualTo(401);
            assertThat(asked).contains("banned password-change ada@example.com");
        }
    }

    @Test
    @Tag("R-022")
    void everyGateIsAskedInOrderAndTheFirstThatRefusesEndsIt() {
        try (var auth = TestAuth.create(new Gated("first"), new Gated("second"))) {
            auth.browser().signUp("ada@example.com");
            assertThat(asked).containsExactly("first email ada@example.com", "second email ada@example.com");

            asked.clear();
            open = false;
            assertRefused(auth.browser().signIn("ada@example.com", TestAuth.PASSWORD));
            assertThat(asked).containsExactly("first email ada@example.com");
        }
    }

    @Test
    void aWrongPasswordReachesNoGate() {
        try (var auth = TestAuth.create(new Gated("gate"))) {
            auth.browser().signUp("ada@example.com");
            asked.clear();

            auth.browser().signIn("ada@example.com", "wrong horse battery");
            auth.browser().signIn("nobody@example.com", TestAuth.PASSWORD);

            assertThat(asked).isEmpty();
        }
    }

    @Test
    void aRenewalIsNoSignIn() {
        try (var auth = TestAuth.create(new Gated("gate"))) {
            TestBrowser browser = auth.browser();
            browser.signUp("ada@example.com");
            asked.clear();

            assertThat(browser.get("/get-session?disableCookieCache=true").status())
                    .isEqualTo(200);

            assertThat(asked).isEmpty();
        }
    }

    private static void assertRefused(TestResponse response) {
        assertThat(response.code()).contains("UNAUTHORIZED");
        assertThat(response.setCookies()).isEmpty();
        assertThat(response.header("location")).isEmpty();
        assertThat(response.body()).doesNotContain("token");
    }

    private final class Gated implements Feature {

        private final String name;

        Gated(String name) {
            this.name = name;
        }

        @Override
        public String id() {
            return name;
        }

        @Override
        public void install(Setup setup) {
            setup.beforeSessionIssued(signIn -> {
                asked.add(name + " " + signIn.method() + " " + signIn.user().email());
                if (!open) {
                    throw CoreError.UNAUTHORIZED.error();
                }
            });
        }
    }
}
