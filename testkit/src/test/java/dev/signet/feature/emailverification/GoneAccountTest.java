package dev.signet.feature.emailverification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.model.User;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Links in flight belong to an account, and not to its address: whoever signs up with the address of one that is gone
 * is somebody else. Better Auth bound them to the user after 1.7.6.
 */
class GoneAccountTest {

    private static final String ADDRESS = "ada@example.com";
    private static final String OTHER = "eve@example.net";
    private static final String NEW_PASSWORD = "a password of before";

    @AutoClose
    private final TestAuth auth =
            TestAuth.builder().options(options -> options.email(everything())).build();

    private final TestBrowser browser = auth.browser();

    private static EmailOptions everything() {
        var defaults = EmailOptions.DEFAULTS;
        var deletion = new EmailOptions.Deletion(true, true, Duration.ofDays(1));
        return new EmailOptions(defaults.resetExpiresIn(), defaults.verification(), true, deletion);
    }

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(ADDRESS);
    }

    private String verification() {
        browser.post("/send-verification-email", Map.of("email", ADDRESS));
        return auth.mailer().link(MailKind.VERIFY_EMAIL, ADDRESS).token();
    }

    private User user() {
        return auth.storage().users().findByEmail(ADDRESS).orElseThrow();
    }

    /** Deletes the account, and signs up with its address again. */
    private TestBrowser successor() {
        auth.storage().users().delete(user().id());
        TestBrowser successor = auth.browser();
        assertThat(successor.signUp(ADDRESS).status()).isEqualTo(200);
        return successor;
    }

    @Test
    void theProofOfTheAddressIsNoneForTheSuccessor() {
        String token = verification();
        TestBrowser successor = successor();
        assertThat(successor.get("/verify-email?token=" + token).status()).isEqualTo(401);
        assertThat(user().emailVerified()).isFalse();
    }

    @Test
    void theChangeToAnotherAddressDoesNotReachTheSuccessor() {
        browser.post("/change-email", Map.of("newEmail", OTHER));
        String last = auth.mailer().link(MailKind.VERIFY_EMAIL, OTHER).token();
        browser.get("/verify-email?token=" + verification());
        browser.post("/change-email", Map.of("newEmail", OTHER));
        String first = auth.mailer().link(MailKind.CHANGE_EMAIL, ADDRESS).token();
        TestBrowser successor = successor();
        int mails = auth.mailer().mails(MailKind.VERIFY_EMAIL, OTHER).size();

        for (String token : new String[] {first, last}) {
            assertThat(successor.get("/verify-email?token=" + token).status()).isEqualTo(401);
        }
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, OTHER)).hasSize(mails);
        assertThat(user().email()).isEqualTo(ADDRESS);
        assertThat(auth.storage().users().findByEmail(OTHER)).isEmpty();
    }

    @Test
    void theNewPasswordIsNotSetForTheSuccessor() {
        browser.post("/request-password-reset", Map.of("email", ADDRESS));
        Mail.Link link = auth.mailer().link(MailKind.RESET_PASSWORD, ADDRESS);
        successor();
        assertThat(auth.browser()
                        .post("/reset-password", Map.of("token", link.token(), "newPassword", NEW_PASSWORD))
                        .status())
                .isEqualTo(400);
        assertThat(auth.browser().signIn(ADDRESS, NEW_PASSWORD).status()).isEqualTo(401);
        assertThat(auth.browser().signIn(ADDRESS, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theDeletionDoesNotReachTheSuccessor() {
        browser.post("/delete-user");
        Mail.Link link = auth.mailer().link(MailKind.DELETE_ACCOUNT, ADDRESS);
        TestBrowser successor = successor();
        String path = "/delete-user/callback?token=" + link.token();
        assertThat(successor.get(path).status()).isEqualTo(404);
        assertThat(auth.storage().users().findByEmail(ADDRESS)).isPresent();
    }

    /** GHSA-qq9h-g4jm-xgf3: who proves the mailbox later shuts out who signed up with it before. */
    @Test
    void aResetTakesTheAccountFromWhoSignedUpWithAForeignAddress() {
        TestBrowser owner = auth.browser();
        owner.post("/request-password-reset", Map.of("email", ADDRESS));
        String token = auth.mailer().link(MailKind.RESET_PASSWORD, ADDRESS).token();
        owner.post("/reset-password", Map.of("token", token, "newPassword", NEW_PASSWORD));

        assertThat(browser.get("/token").status()).isEqualTo(401);
        assertThat(auth.browser().signIn(ADDRESS, TestAuth.PASSWORD).status()).isEqualTo(401);
        assertThat(owner.signIn(ADDRESS, NEW_PASSWORD).status()).isEqualTo(200);
    }
}
