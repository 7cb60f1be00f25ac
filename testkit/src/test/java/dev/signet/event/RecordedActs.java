package dev.signet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.InDatabase;
import dev.signet.fixture.RecordedEvents;
import dev.signet.mail.MailKind;
import dev.signet.model.Account;
import dev.signet.options.EmailOptions;
import dev.signet.options.EmailOptions.Deletion;
import dev.signet.options.EmailOptions.Verification;
import dev.signet.options.SignetOptions;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each act is told by exactly its event; and after each of them no event holds anything that must stay secret. */
abstract class RecordedActs {

    static final String ADA = "ada@example.com";
    static final String EVE = "eve@example.com";
    static final String NEW = "countess@example.com";
    static final String WRONG = "wrong horse battery";
    static final String NEXT = "another horse battery 7";

    final MemoryStorage storage = new MemoryStorage();
    final RecordedEvents events = new RecordedEvents();
    final List<String> secrets = new ArrayList<>(List.of(TestAuth.PASSWORD, WRONG, NEXT));
    TestAuth auth = with(false, false);
    TestBrowser browser = auth.browser();

    TestAuth with(boolean proofRequired, boolean deletionByMail) {
        var email = new EmailOptions(
                Duration.ofHours(1),
                new Verification(proofRequired, null, false, true, Duration.ofHours(1)),
                true,
                new Deletion(true, deletionByMail, Duration.ofDays(1)));
        return with(options -> options.session(InDatabase.sessions()).email(email));
    }

    TestAuth with(UnaryOperator<SignetOptions.Builder> options) {
        return TestAuth.builder()
                .storage(storage)
                .feature(events)
                .options(options)
                .build();
    }

    void restart(TestAuth other) {
        keepSecrets();
        auth.close();
        auth = other;
        browser = auth.browser();
    }

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp(ADA);
        events.take();
    }

    @AfterEach
    void noEventHoldsASecretNorAnAddress() {
        keepSecrets();
        auth.close();
        assertThat(secrets).hasSizeGreaterThan(3).noneMatch(String::isEmpty);
        assertThat(events.everything()).doesNotContain(secrets).doesNotContain(ADA, EVE, NEW, "@", "http");
    }

    void keepSecrets() {
        secrets.addAll(browser.cookies().values());
        storage.sessions().findLive(adasId(), TestAuth.START).forEach(session -> secrets.add(session.token()));
        auth.mailer().mails().forEach(mail -> {
            if (mail.link() != null) {
                secrets.addAll(List.of(mail.link().token(), mail.link().url()));
            }
        });
        storage.accounts()
                .findByUser(adasId(), Account.CREDENTIAL)
                .ifPresent(account -> secrets.add(String.valueOf(account.password())));
    }

    String adasId() {
        return storage.users()
                .findByEmail(ADA)
                .or(() -> storage.users().findByEmail(NEW))
                .map(user -> user.id())
                .orElse("nobody");
    }

    TestResponse follow(MailKind kind, String to) {
        return browser.get("/verify-email?token=" + auth.mailer().link(kind, to).token());
    }

    /** What was told last, by whom and in which session. */
    void assertTold(String... kinds) {
        List<SecurityEvent> told = events.take();
        assertThat(told)
                .extracting(event -> (event.kind() + " " + event.detail()).strip())
                .containsExactly(kinds);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.userId()).isEqualTo(adasId());
            assertThat(event.occasion().at()).isEqualTo(TestAuth.START);
            assertThat(event.occasion().clientAddress()).isEqualTo("192.0.2.1");
        });
    }
}
