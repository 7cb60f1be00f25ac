package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.model.Account;
import dev.signet.options.BreachOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.HashOptions.Algorithm;
import dev.signet.options.PasswordOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passwords whose hashes come from elsewhere, or were made by other settings. */
class PasswordUpgradeTest {

    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "correct horse battery staple";
    private static final String BETTER_AUTH =
            "00112233445566778899aabbccddeeff:f5b22309b28fe412c82a4b2cab57498b8f8a42c849af16cb908974048f61c13933421858db"
                    + "3a8f111430bdc493c7cef90f61f904061c77206e3820a2e8b11bc2";

    private final ObservedStorage storage = new ObservedStorage();

    @BeforeEach
    void somebodyComesFromBetterAuth() {
        try (var auth = TestAuth.builder().storage(storage).build()) {
            auth.browser().signUp(EMAIL);
        }
        replace(BETTER_AUTH);
    }

    @ParameterizedTest
    @CsvSource({
        "BCRYPT, \\$2b\\$04\\$.*",
        "ARGON2ID, \\$argon2id\\$v=19\\$m=64.*",
        "PBKDF2, \\$pbkdf2-sha256\\$i=1000.*"
    })
    @Tag("R-310")
    void theOldPasswordSignsInAndItsHashBecomesTheConfiguredOne(Algorithm algorithm, String form) {
        try (var auth = hashingBy(algorithm)) {
            assertThat(auth.browser().signIn(EMAIL, "wrong horse battery").status())
                    .isEqualTo(401);
            assertThat(hash()).isEqualTo(BETTER_AUTH);

            assertThat(auth.browser().signIn(EMAIL, PASSWORD).status()).isEqualTo(200);
            String upgraded = hash();
            assertThat(upgraded).matches(form);

            assertThat(auth.browser().signIn(EMAIL, PASSWORD).status()).isEqualTo(200);
            assertThat(hash()).isEqualTo(upgraded);
        }
    }

    @Test
    @Tag("R-310")
    void aHashThatBetterAuthReadsStaysWhereItIsConfigured() {
        try (var auth = hashingBy(Algorithm.SCRYPT)) {
            assertThat(auth.browser().signIn(EMAIL, PASSWORD).status()).isEqualTo(200);
            assertThat(hash()).isEqualTo(BETTER_AUTH);

            auth.browser().signUp("eve@example.com");
            assertThat(auth.browser()
                            .signIn("eve@example.com", TestAuth.PASSWORD)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPasswordThatIsChangedMeanwhileWins() {
        try (var auth = hashingBy(Algorithm.BCRYPT)) {
            TestBrowser owner = auth.browser();
            owner.signIn(EMAIL, PASSWORD);
            replace(BETTER_AUTH);
            storage.onceAfter(
                    "AccountStore.findByEmail",
                    () -> owner.post(
                            "/change-password", Map.of("currentPassword", PASSWORD, "newPassword", "another horse 7")));

            TestBrowser slow = auth.browser();
            slow.signIn(EMAIL, PASSWORD);

            assertThat(slow.get("/token").status())
                    .as("its session is already over")
                    .isEqualTo(401);
            assertThat(auth.browser().signIn(EMAIL, PASSWORD).status()).isEqualTo(401);
            assertThat(auth.browser().signIn(EMAIL, "another horse 7").status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("R-311")
    void aHostileHashIsAWrongPassword() {
        replace(
                "$argon2id$v=19$m=4194304,t=999,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g");
        try (var auth = hashingBy(Algorithm.BCRYPT)) {
            assertThat(auth.browser().signIn(EMAIL, PASSWORD).toString())
                    .isEqualTo(auth.browser()
                            .signIn("nobody@example.com", PASSWORD)
                            .toString())
                    .startsWith("401 ");
        }
    }

    private TestAuth hashingBy(Algorithm algorithm) {
        var hash = new HashOptions(algorithm, 4, 64, 1, 1_000);
        return TestAuth.builder()
                .storage(storage)
                .options(options -> options.password(new PasswordOptions(8, 128, hash, 64, BreachOptions.DEFAULTS)))
                .build();
    }

    private void replace(String hash) {
        Account account = account();
        assertThat(storage.accounts()
                        .upgradePassword(account.id(), String.valueOf(account.password()), hash, Instant.EPOCH))
                .isTrue();
    }

    private String hash() {
        return String.valueOf(account().password());
    }

    private Account account() {
        return storage.accounts()
                .findByEmail(EMAIL, Account.CREDENTIAL)
                .orElseThrow()
                .account();
    }
}
