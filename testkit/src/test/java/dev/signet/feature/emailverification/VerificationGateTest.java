package dev.signet.feature.emailverification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Feature;
import dev.signet.engine.NoInput;
import dev.signet.engine.PendingSignIn;
import dev.signet.engine.Route;
import dev.signet.engine.Setup;
import dev.signet.engine.StatusView;
import dev.signet.mail.MailKind;
import dev.signet.model.User;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a proof is required, a way of signing in can't call itself one that needs none. */
@Tag("R-096")
class VerificationGateTest {

    private static final String ADA = "ada@example.com";

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .feature(new OtherWays())
            .options(options -> options.email(new EmailOptions(
                    Duration.ofHours(1),
                    new EmailOptions.Verification(true, true, false, false, Duration.ofHours(1)),
                    false,
                    EmailOptions.Deletion.DEFAULTS)))
            .build();

    @Test
    void theNameOfTheMethodOpensNoGate() {
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        TestResponse refused = browser.post("/sign-in/by-name");
        assertThat(refused.code()).contains("EMAIL_NOT_VERIFIED");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void aSessionGoesOnForItsOwnerAlone() {
        auth.browser().signUp(ADA);
        TestBrowser eve = auth.browser();
        eve.signUp("eve@example.com");
        String link =
                auth.mailer().link(MailKind.VERIFY_EMAIL, "eve@example.com").token();
        eve.get("/verify-email?token=" + link);
        eve.signIn("eve@example.com", TestAuth.PASSWORD);

        assertThat(eve.post("/go-on").status()).isEqualTo(500);
        assertThat(eve.get("/get-session").text("user.email")).isEqualTo("eve@example.com");
    }

    /** Signs Ada in, whoever asks. */
    private static final class OtherWays implements Feature {

        @Override
        public String id() {
            return "other-ways";
        }

        @Override
        public void install(Setup setup) {
            setup.endpoint(way("/sign-in/by-name"), new Way(setup, false))
                    .endpoint(way("/go-on").access(Access.SESSION), new Way(setup, true));
        }

        private static Route<NoInput, StatusView> way(String path) {
            return Route.post(path, NoInput.class, StatusView.class).summary("Sign Ada in");
        }
    }

    private record Way(Setup setup, boolean goesOn) implements Endpoint<NoInput, StatusView> {

        @Override
        public StatusView handle(NoInput input, Call call) {
            User ada = setup.services().storage().users().findByEmail(ADA).orElseThrow();
            PendingSignIn signIn = goesOn
                    ? PendingSignIn.goingOn(call, ada, "password-change")
                    : new PendingSignIn(ada, "password-change", true);
            setup.sessionIssuer().issue(signIn, call);
            return StatusView.DONE;
        }
    }
}
