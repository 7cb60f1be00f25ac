package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.mail.MailKind;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody learns about an address by signing up with it, where addresses have to be proved. */
class EnumerationTest {

    private static final String NOT_VERIFIED = "403 " + error("Email not verified", "EMAIL_NOT_VERIFIED");
    private static final String WRONG = "401 " + error("Invalid email or password", "INVALID_EMAIL_OR_PASSWORD");
    private static final String MARK = "better-auth.unproved_sign_in";
    private static final String FIRST = "the first password";
    private static final String SECOND = "the second password";

    /** What an address belongs to. */
    enum Kind {
        UNKNOWN,
        KNOWN,
        UNVERIFIED,
        SOCIAL_ONLY;

        String email() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "@example.com";
        }
    }

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = with(false);

    private TestAuth with(boolean onSignIn) {
        return with(onSignIn, false);
    }

    private TestAuth with(boolean onSignIn, boolean signsIn) {
        var verification = new EmailOptions.Verification(true, null, onSignIn, signsIn, Duration.ofHours(1));
        var defaults = EmailOptions.DEFAULTS;
        return TestAuth.builder()
                .storage(storage)
                .options(options -> options.email(new EmailOptions(
                        defaults.resetExpiresIn(), verification, defaults.changeEnabled(), defaults.deletion())))
                .build();
    }

    @BeforeEach
    void thereAreAccounts() {
        auth.browser().signUp(Kind.KNOWN.email());
        auth.browser().signUp(Kind.UNVERIFIED.email());
        User known = storage.users().findByEmail(Kind.KNOWN.email()).orElseThrow();
        assertThat(storage.users().proveEmail(known, known.email(), "", TestAuth.START))
                .isPresent();
        User social = new User(
                "a".repeat(32), "Sol", Kind.SOCIAL_ONLY.email(), true, null, TestAuth.START, TestAuth.START, null);
        Account google = new Account("b".repeat(32), "42", "google", social.id(), null, TestAuth.START, TestAuth.START);
        assertThat(storage.users().createIfAbsent(social, google)).isTrue();
        storage.forgetCalls();
    }

    private TestResponse signUp(String email, String password) {
        return auth.browser().post("/sign-up/email", Map.of("name", "Mallory", "email", email, "password", password));
    }

    private String signIn(String email, String password) {
        TestResponse response = auth.browser().signIn(email, password);
        assertThat(response.setCookies()).isEmpty();
        return response.toString();
    }

    private List<String> calls(Runnable action) {
        storage.forgetCalls();
        action.run();
        return storage.calls();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-335")
    void whoSignsUpAndInIsAnsweredAlikeWhateverTheAddressBelongsTo(Kind kind) {
        signUp(kind.email(), FIRST);
        assertThat(signIn(kind.email(), FIRST)).isEqualTo(NOT_VERIFIED);
        assertThat(signIn(kind.email(), SECOND)).isEqualTo(WRONG);
        signUp(kind.email(), SECOND);
        assertThat(signIn(kind.email(), FIRST)).isEqualTo(WRONG);
        assertThat(signIn(kind.email(), SECOND)).isEqualTo(NOT_VERIFIED);
        auth.clock().advance(Duration.ofDays(300));
        assertThat(signIn(kind.email(), SECOND)).isEqualTo(NOT_VERIFIED);
    }

    /** Where the link of the mail signs in, the browser that waits for it is marked: alike, whoever it waits for. */
    @ParameterizedTest
    @EnumSource
    @Tag("R-335")
    void theMarkOfTheBrowserTellsNothing(Kind kind) {
        try (var signingIn = with(false, true)) {
            TestBrowser browser = signingIn.browser();
            var body = Map.of("name", "Mallory", "email", kind.email(), "password", FIRST);
            String afterSignUp = mark(browser.post("/sign-up/email", body));
            String afterSignIn = mark(browser.signIn(kind.email(), FIRST));

            assertThat(afterSignIn).isNotEqualTo(afterSignUp).hasSize(afterSignUp.length());
            assertThat(browser.signIn(kind.email(), SECOND).setCookies()).isEmpty();
            assertThat(mark(signingIn.browser().signUp("nobody@example.com"))).hasSize(afterSignUp.length());
        }
    }

    private static String mark(TestResponse response) {
        assertThat(response.setCookies()).hasSize(1);
        return response.setCookie(MARK).orElseThrow();
    }

    @Test
    @Tag("R-335")
    void theOwnersOfAccountsNoticeNothing() {
        for (Kind kind : Kind.values()) {
            signUp(kind.email(), FIRST);
        }
        assertThat(auth.browser().signIn(Kind.KNOWN.email(), TestAuth.PASSWORD).status())
                .isEqualTo(200);
        String link = auth.mailer()
                .link(MailKind.VERIFY_EMAIL, Kind.UNVERIFIED.email())
                .token();
        auth.browser().get("/verify-email?token=" + link);
        assertThat(auth.browser()
                        .signIn(Kind.UNVERIFIED.email(), TestAuth.PASSWORD)
                        .status())
                .as("the password of the account, not the stranger's")
                .isEqualTo(200);
        assertThat(signIn(Kind.UNVERIFIED.email(), FIRST)).isEqualTo(NOT_VERIFIED);
    }

    @Test
    @Tag("R-335")
    void anAccountThatIsMadeAnewBeginsAnew() {
        signUp(Kind.KNOWN.email(), FIRST);
        User known = storage.users().findByEmail(Kind.KNOWN.email()).orElseThrow();
        assertThat(storage.users().delete(known.id())).isTrue();
        signUp(Kind.KNOWN.email(), SECOND);

        assertThat(signIn(Kind.KNOWN.email(), FIRST)).isEqualTo(WRONG);
        assertThat(signIn(Kind.KNOWN.email(), SECOND)).isEqualTo(NOT_VERIFIED);
    }

    @Test
    @Tag("R-335")
    void theDatabaseIsAskedTheSame() {
        Set<List<String>> wrong = new TreeSet<>(java.util.Comparator.comparing(List::toString));
        Set<List<String>> right = new TreeSet<>(java.util.Comparator.comparing(List::toString));
        for (Kind kind : Kind.values()) {
            wrong.add(calls(() -> signIn(kind.email(), "a wrong password")));
            signUp(kind.email(), FIRST);
            right.add(calls(() -> signIn(kind.email(), FIRST)));
        }
        assertThat(wrong).containsExactly(List.of("AccountStore.findByEmail", "VerificationStore.peek"));
        assertThat(right).isEqualTo(wrong);
    }

    @Test
    @Tag("R-335")
    void aSignUpWritesAsOftenForATakenAddressAsForAFreeOne() {
        for (Kind kind : Kind.values()) {
            assertThat(calls(() -> signUp(kind.email(), FIRST)))
                    .startsWith("UserStore.createIfAbsent", "VerificationStore.consume", "VerificationStore.create")
                    // Where the address is taken, the first of them writes nothing; another write makes up for it.
                    .hasSize(kind == Kind.UNKNOWN ? 3 : 4);
        }
    }

    /** Who signs up after a stranger would take the stranger's link for their own; they come in by a new password. */
    @Test
    @Tag("R-335")
    void whoSignsUpAfterAStrangerGetsNoLinkOfTheStrangersAccount() {
        String email = "late@example.com";
        signUp(email, FIRST);
        signUp(email, SECOND);
        int before = auth.mailer().mails().size();
        assertThat(auth.browser()
                        .post("/send-verification-email", Map.of("email", email))
                        .status())
                .isEqualTo(200);
        assertThat(auth.mailer().mails()).hasSize(before);

        auth.browser().post("/request-password-reset", Map.of("email", email));
        String token = auth.mailer().link(MailKind.RESET_PASSWORD, email).token();
        var body = Map.of("token", token, "newPassword", "the third password");
        assertThat(auth.browser().post("/reset-password", body).status()).isEqualTo(200);
        assertThat(signIn(email, SECOND)).isEqualTo(WRONG);
        assertThat(signIn(email, FIRST)).isEqualTo(WRONG);
        assertThat(signIn(email, "the third password")).isEqualTo(NOT_VERIFIED);
        auth.browser().post("/send-verification-email", Map.of("email", email));
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, email)).hasSizeGreaterThan(1);
    }

    @Test
    void theMailComesAgainForAnAccountAlone() {
        try (TestAuth sending = with(true)) {
            for (Kind kind : Kind.values()) {
                sending.browser().post("/sign-up/email", Map.of("name", "M", "email", kind.email(), "password", FIRST));
                int before = sending.mailer().mails().size();
                assertThat(sending.browser().signIn(kind.email(), FIRST)).hasToString(NOT_VERIFIED);
                // The link of an account that a stranger made must not go to whoever takes it for their own.
                assertThat(sending.mailer().mails()).hasSize(before + (kind == Kind.UNKNOWN ? 1 : 0));
            }
        }
    }
}
