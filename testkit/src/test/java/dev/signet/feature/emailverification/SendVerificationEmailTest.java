package dev.signet.feature.emailverification;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The wire behaviour was compared with better-auth 1.7.6. */
class SendVerificationEmailTest {

    private static final String ADA = "ada@example.com";
    private static final String DONE = "200 {\"status\":true}";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private TestResponse verify(TestBrowser browser) {
        return browser.get("/verify-email?token="
                + auth.mailer().link(MailKind.VERIFY_EMAIL, ADA).token());
    }

    @Test
    @Tag("R-096")
    void aVisitorLearnsNothingByAskingForTheMail() {
        auth.browser().signUp(ADA);
        storage.forgetCalls();
        assertThat(send(auth.browser(), "Ada@example.com")).hasToString(DONE);
        List<String> work = storage.calls();
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, ADA)).hasSize(1);
        assertThat(verify(auth.browser())).hasToString("200 {\"status\":true,\"user\":null}");

        for (String email : List.of(ADA, "nobody@example.com")) {
            storage.forgetCalls();
            TestResponse response = send(auth.browser(), email);
            assertThat(response).hasToString(DONE);
            assertThat(response.setCookies()).isEmpty();
            assertThat(storage.calls()).isEqualTo(work).containsExactly("UserStore.findByEmail");
        }
        assertThat(auth.mailer().mails()).hasSize(1);
    }

    @Test
    void whoIsSignedInAsksForTheirOwnAddress() {
        TestBrowser browser = auth.browser();
        browser.signUp(ADA);
        assertThat(send(browser, "eve@example.com")).hasToString("400 " + error("Email mismatch", "EMAIL_MISMATCH"));
        assertThat(send(browser, ADA)).hasToString(DONE);
        verify(browser);
        assertThat(send(browser, ADA))
                .hasToString("400 " + error("Email is already verified", "EMAIL_ALREADY_VERIFIED"));
    }

    private static TestResponse send(TestBrowser browser, String email) {
        return browser.post("/send-verification-email", Map.of("email", email));
    }

    @Test
    void withoutMailItIsOffAndCanNotBeRequired() {
        try (TestAuth without = TestAuth.builder().mailer(Mailer.none()).build()) {
            assertThat(send(without.browser(), ADA))
                    .hasToString("400 " + error("Verification email isn't enabled", "VERIFICATION_EMAIL_NOT_ENABLED"));
        }
        var required = new EmailOptions.Verification(true, null, false, false, Duration.ofHours(1));
        var email = new EmailOptions(Duration.ofHours(1), required, false, EmailOptions.DEFAULTS.deletion());
        var builder = TestAuth.builder().mailer(Mailer.none()).options(options -> options.email(email));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("signet.email.verification.required is true, and no mail is configured");
    }
}
