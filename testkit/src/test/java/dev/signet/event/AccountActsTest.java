package dev.signet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.MailKind;
import dev.signet.model.LinkedAccount;
import dev.signet.testkit.TestAuth;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changes the password, the address and the account, and what takes them away. */
@Tag("R-360")
@Tag("R-361")
class AccountActsTest extends RecordedActs {

    @Test
    void changingThePassword() {
        browser.post("/change-password", Map.of("currentPassword", WRONG, "newPassword", NEXT));
        assertTold("password-check-failed");
        browser.post("/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", NEXT));
        assertTold("password-changed");
    }

    @Test
    void anotherPasswordByMail() {
        browser.post("/request-password-reset", Map.of("email", ADA));
        assertTold("password-reset-requested");
        browser.post("/request-password-reset", Map.of("email", "nobody@example.com"));
        assertThat(events.take()).singleElement().satisfies(asked -> {
            assertThat(asked.kind()).isEqualTo("password-reset-requested");
            assertThat(asked.userId()).isNull();
        });
        browser.post("/request-password-reset", Map.of("email", ADA));
        assertThat(events.take())
                .as("strangers must not bury what else happened")
                .isEmpty();
        String token = auth.mailer().link(MailKind.RESET_PASSWORD, ADA).token();
        browser.post("/reset-password", Map.of("token", "x" + token, "newPassword", NEXT));
        assertThat(events.take()).isEmpty();
        browser.post("/reset-password", Map.of("token", token, "newPassword", NEXT));
        assertTold("password-reset");
        auth.clock().advance(Duration.ofMinutes(6));
        browser.post("/request-password-reset", Map.of("email", ADA));
        assertThat(events.take()).extracting(SecurityEvent::kind).containsExactly("password-reset-requested");
    }

    @Test
    void provingAndChangingTheAddress() {
        browser.post("/send-verification-email", Map.of("email", ADA));
        follow(MailKind.VERIFY_EMAIL, ADA);
        assertTold("email-verified");
        follow(MailKind.VERIFY_EMAIL, ADA);
        assertThat(events.take()).as("once").isEmpty();

        browser.post("/change-email", Map.of("newEmail", NEW));
        assertTold("email-change-requested");
        follow(MailKind.CHANGE_EMAIL, ADA);
        assertTold("email-change-confirmed");
        follow(MailKind.VERIFY_EMAIL, NEW);
        assertTold("email-changed");
    }

    @Test
    void takingAnAccountAway() {
        storage.link(new LinkedAccount("row", "subject", "google", adasId(), null, TestAuth.START, TestAuth.START));
        browser.post("/unlink-account", Map.of("accountId", "unknown"));
        assertThat(events.take()).isEmpty();
        browser.post("/unlink-account", Map.of("accountId", "row"));
        assertTold("account-unlinked row");
    }

    @Test
    void deletingTheAccount() {
        browser.post("/delete-user", Map.of("password", WRONG));
        assertTold("password-check-failed");
        restart(with(false, true));
        browser.signIn(ADA, TestAuth.PASSWORD);
        events.take();
        browser.post("/delete-user");
        assertTold("deletion-requested");
        String id = adasId();
        keepSecrets();
        browser.get("/delete-user/callback?token="
                + auth.mailer().link(MailKind.DELETE_ACCOUNT, ADA).token());
        assertThat(events.take()).singleElement().satisfies(deleted -> {
            assertThat(deleted.kind()).isEqualTo("user-deleted");
            assertThat(deleted.userId()).isEqualTo(id);
            assertThat(deleted.occasion().sessionId()).isNotNull();
        });
    }

    @Test
    void deletingTheAccountByPassword() {
        String id = adasId();
        keepSecrets();
        browser.post("/delete-user", Map.of("password", TestAuth.PASSWORD));
        assertThat(events.take())
                .singleElement()
                .extracting(SecurityEvent::kind, SecurityEvent::userId)
                .containsExactly("user-deleted", id);
    }
}
