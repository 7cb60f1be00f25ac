package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.MailKind;
import dev.signet.options.RequestOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Strangers fill in the public forms with somebody's address, from ever other addresses of the network. */
class MailFloodTest {

    private static final String ADA = "ada@example.com";

    private static TestAuth auth(boolean limited) {
        return TestAuth.builder()
                .options(options -> options.request(
                        new RequestOptions(List.of(), List.of(), limited, RateLimitStorage.MEMORY, 65_536)))
                .build();
    }

    private static Set<String> flood(TestAuth auth, int times) {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < times; i++) {
            for (String path : List.of("/request-password-reset", "/send-verification-email")) {
                var response = auth.browser()
                        .request("POST", path)
                        .from("198.51.100." + i)
                        .json(Map.of("email", ADA))
                        .send();
                answers.add(path + " " + response + " " + response.setCookies());
            }
        }
        return answers;
    }

    @Test
    @Tag("R-331")
    void theMailboxGetsTenLinksAndTheStrangersDoNotSeeIt() {
        try (TestAuth auth = auth(true)) {
            TestBrowser ada = auth.browser();
            ada.signUp(ADA);
            assertThat(flood(auth, 20)).hasSize(2).allMatch(answer -> answer.contains("200 {\"status\":true"));
            assertThat(auth.mailer().mails(MailKind.RESET_PASSWORD, ADA)).hasSize(10);
            assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, ADA)).hasSize(10);

            var changed = ada.post(
                    "/change-password",
                    Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "another good password"));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(auth.mailer().mails(MailKind.PASSWORD_CHANGED, ADA)).hasSize(1);
        }
    }

    @Test
    void inDevelopmentNothingIsWithheld() {
        try (TestAuth auth = auth(false)) {
            auth.browser().signUp(ADA);
            flood(auth, 20);
            assertThat(auth.mailer().mails()).hasSize(40);
        }
    }
}
