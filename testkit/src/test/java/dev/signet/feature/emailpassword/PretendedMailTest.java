package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.Mail;
import dev.signet.mail.Mailer;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gets no mail costs the work of one: a link and a call of the mailer, whatever an address belongs to (CWE-208). */
@Tag("R-334")
class PretendedMailTest {

    private static final String UNKNOWN = "unknown@example.com";
    private static final String KNOWN = "known@example.com";
    private static final String UNVERIFIED = "unverified@example.com";
    private static final String SOCIAL = "social@example.com";
    private static final String PASSWORD = "the first password";

    /** What the mailer was asked for since the last look: its kind, and whether somebody gets it. */
    private final List<String> asked = new ArrayList<>();

    private final MemoryStorage storage = new MemoryStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .storage(storage)
            .mailer(new Mailer() {
                @Override
                public void send(Mail mail) {
                    add("sent", mail);
                }

                @Override
                public void pretend(Mail mail) {
                    add("pretended", mail);
                }

                private void add(String how, Mail mail) {
                    Mail.Link link = Objects.requireNonNull(mail.link());
                    assertThat(link.url()).contains(link.token()).contains("callbackURL=");
                    asked.add(how + " " + mail.kind().id());
                }
            })
            .options(options -> options.email(new EmailOptions(
                    Duration.ofHours(1),
                    new EmailOptions.Verification(true, null, true, false, Duration.ofHours(1)),
                    true,
                    EmailOptions.DEFAULTS.deletion())))
            .build();

    @BeforeEach
    void thereAreAccounts() {
        auth.browser().signUp(KNOWN);
        auth.browser().signUp(UNVERIFIED);
        prove(KNOWN);
        User social = new User("a".repeat(32), "Sol", SOCIAL, true, null, TestAuth.START, TestAuth.START, null);
        Account google = new Account("b".repeat(32), "42", "google", social.id(), null, TestAuth.START, TestAuth.START);
        assertThat(storage.users().createIfAbsent(social, google)).isTrue();
        asked.clear();
    }

    private void prove(String email) {
        User user = storage.users().findByEmail(email).orElseThrow();
        assertThat(storage.users().proveEmail(user, email, "", TestAuth.START)).isPresent();
    }

    private String askedBy(TestBrowser browser, String path, Map<String, Object> body) {
        asked.clear();
        browser.post(path, body);
        return String.join(", ", asked);
    }

    private String askedBy(String path, String email) {
        return askedBy(auth.browser(), path, Map.of("email", email));
    }

    @Test
    void aReset() {
        for (String email : List.of(KNOWN, UNVERIFIED, SOCIAL)) {
            assertThat(askedBy("/request-password-reset", email)).isEqualTo("sent reset-password");
        }
        assertThat(askedBy("/request-password-reset", UNKNOWN)).isEqualTo("pretended reset-password");
    }

    @Test
    void aProofOfTheAddress() {
        assertThat(askedBy("/send-verification-email", UNVERIFIED)).isEqualTo("sent verify-email");
        for (String email : List.of(KNOWN, SOCIAL, UNKNOWN)) {
            assertThat(askedBy("/send-verification-email", email)).isEqualTo("pretended verify-email");
        }
    }

    @Test
    void aSignUpAndTheSignInAfterIt() {
        Map<String, Object> body = Map.of("name", "Mallory", "email", UNKNOWN, "password", PASSWORD);
        assertThat(askedBy(auth.browser(), "/sign-up/email", body)).isEqualTo("sent verify-email");
        assertThat(askedBy(auth.browser(), "/sign-in/email", body)).isEqualTo("sent verify-email");
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNVERIFIED, SOCIAL})
    void aSignUpWithATakenAddressAndTheSignInAfterIt(String email) {
        Map<String, Object> body = Map.of("name", "Mallory", "email", email, "password", PASSWORD);
        assertThat(askedBy(auth.browser(), "/sign-up/email", body)).isEqualTo("pretended verify-email");
        assertThat(askedBy(auth.browser(), "/sign-in/email", body)).isEqualTo("pretended verify-email");
    }

    @Test
    void aChangeOfTheAddress() {
        TestBrowser browser = auth.browser();
        browser.signIn(KNOWN, TestAuth.PASSWORD);
        assertThat(askedBy(browser, "/change-email", Map.of("newEmail", UNKNOWN)))
                .isEqualTo("sent change-email");
        for (String taken : List.of(UNVERIFIED, SOCIAL)) {
            assertThat(askedBy(browser, "/change-email", Map.of("newEmail", taken)))
                    .isEqualTo("pretended change-email");
        }
    }
}
