package dev.signet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.engine.MemoryRateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LimitedMailerTest {

    private final List<String> sent = new ArrayList<>();
    private final List<MailKind> withheld = new ArrayList<>();
    private int pretended;
    private Instant now = Instant.parse("2026-03-01T10:15:30Z");

    private final Mailer mailer = new LimitedMailer(
            new Mailer() {
                @Override
                public void send(Mail mail) {
                    sent.add(mail.kind().id() + " " + mail.to());
                }

                @Override
                public void pretend(Mail mail) {
                    pretended++;
                }

                @Override
                public void withheld(MailKind kind) {
                    withheld.add(kind);
                }
            },
            new MemoryRateLimits(),
            () -> now);

    private void send(MailKind kind, String to, int times) {
        boolean notice = kind == MailKind.PASSWORD_CHANGED || kind == MailKind.EMAIL_CHANGED;
        Mail.Link link = notice ? null : new Mail.Link("t", "http://a/t", Duration.ofHours(1));
        for (int i = 0; i < times; i++) {
            mailer.send(new Mail(kind, to, "Ada", link, null));
        }
    }

    @Test
    @Tag("R-331")
    void nobodyGetsMoreThanTenLinksOfAKindInAnHour() {
        send(MailKind.VERIFY_EMAIL, "ada@example.com", 12);
        send(MailKind.VERIFY_EMAIL, "bob@example.com", 1);

        assertThat(sent).hasSize(11).endsWith("verify-email bob@example.com");
        assertThat(withheld).containsExactly(MailKind.VERIFY_EMAIL, MailKind.VERIFY_EMAIL);
        send(MailKind.RESET_PASSWORD, "ada@example.com", 1);
        assertThat(sent).as("strangers can't keep the owner from another link").hasSize(12);

        now = now.plus(Duration.ofHours(1));
        send(MailKind.VERIFY_EMAIL, "ada@example.com", 1);
        assertThat(sent).hasSize(13);
    }

    /** Otherwise strangers could use up the mails of somebody who is about to sign up. */
    @Test
    @Tag("R-334")
    void whatIsPretendedCountsForNobody() {
        Mail.Link link = new Mail.Link("t", "http://a/t", Duration.ofHours(1));
        for (int i = 0; i < 12; i++) {
            mailer.pretend(new Mail(MailKind.VERIFY_EMAIL, "ada@example.com", "", link, null));
        }
        assertThat(pretended).as("never refused").isEqualTo(12);
        assertThat(sent).isEmpty();
        assertThat(withheld).isEmpty();

        send(MailKind.VERIFY_EMAIL, "ada@example.com", 10);
        assertThat(sent).hasSize(10);
    }

    @Test
    @Tag("R-331")
    void accountsThatWouldLikeTheAddressDoNotKeepItsOwnerFromProvingIt() {
        for (int i = 0; i < 11; i++) {
            mailer.send(new Mail(
                    MailKind.VERIFY_EMAIL,
                    "ada@example.com",
                    "Mallory",
                    new Mail.Link("t", "http://a/t", Duration.ofHours(1)),
                    "ada@example.com"));
        }
        assertThat(sent).hasSize(10);

        send(MailKind.VERIFY_EMAIL, "ada@example.com", 1);
        assertThat(sent).hasSize(11);
    }

    @Test
    @Tag("R-331")
    void aFloodKeepsNoNoticeFromTheOwner() {
        send(MailKind.RESET_PASSWORD, "ada@example.com", 50);
        send(MailKind.PASSWORD_CHANGED, "ada@example.com", 1);

        assertThat(sent).hasSize(11).endsWith("password-changed ada@example.com");
        assertThat(withheld).hasSize(40);
    }
}
