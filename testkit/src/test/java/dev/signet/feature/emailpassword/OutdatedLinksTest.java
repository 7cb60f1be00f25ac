package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.MailKind;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links to a new password and to a deletion die with the sessions of their time. */
@Tag("R-320")
class OutdatedLinksTest {

    private static final String ADA = "ada@example.com";
    private static final String NEW = "countess@example.com";
    private static final String NEW_PASSWORD = "another good password";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .storage(storage)
            .options(options -> options.email(new EmailOptions(
                    Duration.ofHours(1),
                    EmailOptions.Verification.DEFAULTS,
                    true,
                    new EmailOptions.Deletion(true, true, Duration.ofDays(1)))))
            .build();

    private final TestBrowser browser = auth.browser();

    /** What ends the sessions of an account; the caller is signed in by the address and password that it gives back. */
    enum End {
        PASSWORD_CHANGE,
        PASSWORD_RESET,
        SIGN_OUT_EVERYWHERE,
        PROOF_OF_THE_ADDRESS,
        CHANGE_OF_THE_ADDRESS
    }

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(ADA);
    }

    private String link(MailKind kind, String to) {
        return auth.mailer().link(kind, to).token();
    }

    private String askForReset() {
        browser.post("/request-password-reset", Map.of("email", ADA));
        return link(MailKind.RESET_PASSWORD, ADA);
    }

    private String askForDeletion() {
        browser.post("/delete-user");
        return link(MailKind.DELETE_ACCOUNT, ADA);
    }

    private String reset(String token) {
        var body = Map.of("newPassword", "a third good password", "token", token);
        return auth.browser().post("/reset-password", body).toString();
    }

    /** Ends them, and leaves the browser signed in. */
    private void end(End how) {
        auth.clock().advance(Duration.ofSeconds(1));
        switch (how) {
            case PASSWORD_CHANGE ->
                browser.post(
                        "/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", NEW_PASSWORD));
            case PASSWORD_RESET -> {
                var body = Map.of("newPassword", NEW_PASSWORD, "token", askForReset());
                assertThat(browser.post("/reset-password", body).status()).isEqualTo(200);
                browser.signIn(ADA, NEW_PASSWORD);
            }
            case SIGN_OUT_EVERYWHERE -> {
                browser.post("/revoke-sessions");
                browser.signIn(ADA, TestAuth.PASSWORD);
            }
            case PROOF_OF_THE_ADDRESS -> {
                browser.post("/send-verification-email", Map.of("email", ADA));
                browser.get("/verify-email?token=" + link(MailKind.VERIFY_EMAIL, ADA));
            }
            case CHANGE_OF_THE_ADDRESS -> {
                browser.post("/change-email", Map.of("newEmail", NEW));
                browser.get("/verify-email?token=" + link(MailKind.VERIFY_EMAIL, NEW));
            }
        }
        assertThat(browser.get("/token").status()).as("signed in").isEqualTo(200);
        auth.clock().advance(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void aLinkToANewPasswordDies(End how) {
        String old = askForReset();
        end(how);
        assertThat(reset(old)).isEqualTo("400 " + error("Invalid token", "INVALID_TOKEN"));
        assertThat(auth.browser()
                        .get("/reset-password/" + old + "?callbackURL=%2Fnew")
                        .header("location")
                        .orElseThrow())
                .contains("error=INVALID_TOKEN");
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void aLinkThatDeletesDies(End how) {
        String old = askForDeletion();
        end(how);
        assertThat(browser.get("/delete-user/callback?token=" + old))
                .hasToString("404 " + error("Invalid token", "INVALID_TOKEN"));
        assertThat(browser.get("/token").status()).isEqualTo(200);
    }

    @Test
    void aNewLinkWorks() {
        end(End.PASSWORD_CHANGE);
        String token = askForReset();
        assertThat(reset(token)).isEqualTo("200 {\"status\":true}");
        browser.signIn(ADA, "a third good password");
        auth.clock().advance(Duration.ofSeconds(1));
        String deletion = askForDeletion();
        assertThat(browser.get("/delete-user/callback?token=" + deletion).status())
                .isEqualTo(200);
    }

    @Test
    void aResetThatOverlapsAnotherEndOfTheSessionsIsRefused() {
        String token = askForReset();
        String id = storage.users().findByEmail(ADA).orElseThrow().id();
        storage.onceAfter(
                "VerificationStore.consume",
                () -> storage.users().revokeSessions(id, auth.clock().instant()));
        assertThat(reset(token)).isEqualTo("400 " + error("Invalid token", "INVALID_TOKEN"));
        assertThat(browser.signIn(ADA, TestAuth.PASSWORD).status()).isEqualTo(200);
    }
}
