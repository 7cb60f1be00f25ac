package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.model.Account;
import dev.signet.model.UserChange;
import dev.signet.model.Verification;
import dev.signet.storage.Storage;
import dev.signet.testkit.TestingRows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On tables that Better Auth has made, in a collation to which "A", "a" and "ä" are one, nothing is found by a look-alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbCollationTest {

    private static final Instant NOW = TestingRows.NOW;

    private final HikariDataSource database = TestingMariaDb.database();
    private final Storage storage = JdbcStorage.on(database);

    @BeforeAll
    void migrate() throws Exception {
        Sql.execute(database, MariaDbMigrationsTest.BETTER_AUTH);
        Migrations.migrate(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theServerItselfTakesThemForOne() throws Exception {
        assertThat(Sql.query(database, "SELECT \"id\" FROM \"user\" WHERE \"email\" = 'ÁDA@example.com '"))
                .containsExactly("u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA@example.com", "áda@example.com", "ada@example.com ", "ada@examp\u00adle.com"})
    @Tag("R-250")
    void nobodyIsFoundByALookAlikeAddress(String address) {
        assertThat(storage.users().findByEmail(address)).isEmpty();
        assertThat(storage.accounts().findByEmail(address, Account.CREDENTIAL)).isEmpty();
        assertThat(storage.accounts().findByEmail("ada@example.com", "Credential"))
                .isEmpty();
        assertThat(storage.accounts().findByEmail("ada@example.com", Account.CREDENTIAL))
                .isPresent();
    }

    /** The unique key refuses it; that is an address that is taken, not a failure. */
    @Test
    @Tag("R-250")
    void aLookAlikeAddressIsTaken() {
        var eve = TestingRows.user("Eve", "áda@example.com");

        assertThat(storage.users().createIfAbsent(eve, TestingRows.account(eve)))
                .isFalse();
        assertThat(storage.users().findById(eve.id())).isEmpty();
    }

    @Test
    @Tag("R-250")
    void nothingIsChangedByALookAlikeId() {
        assertThat(storage.users().findById("U1")).isEmpty();
        assertThat(storage.users().update("U1", new UserChange("Eve", true, "x"), NOW))
                .isEmpty();
        assertThat(storage.users().revokeSessions("u1 ", NOW)).isEmpty();
        assertThat(storage.accounts().findByUser("U1", Account.CREDENTIAL)).isEmpty();
        assertThat(storage.accounts().upgradePassword("A1", "salt:hash", "new", NOW))
                .isFalse();
        assertThat(storage.accounts().upgradePassword("a1", "SALT:hash", "new", NOW))
                .isFalse();
        var account = storage.accounts().findByUser("u1", Account.CREDENTIAL).orElseThrow();
        assertThat(storage.accounts().changePassword(account, "salt:Hash", "new", NOW))
                .isEmpty();
        assertThat(account.password()).isEqualTo("salt:hash");
    }

    @Test
    @Tag("R-250")
    void nothingIsConsumedByALookAlikeIdentifier() {
        var token = new Verification("v1", "reset-password:AbCdEf", "u1", NOW.plusSeconds(60), NOW, NOW);
        storage.verifications().create(token);

        assertThat(storage.verifications().consume("reset-password:abcdef", NOW))
                .isEmpty();
        assertThat(storage.verifications().consume("reset-password:AbCdEf ", NOW))
                .isEmpty();
        assertThat(storage.verifications().consume("reset-password:AbCdEf", NOW))
                .contains(token);
    }

    /** The unique key can't hold both counters: then the second is refused, and the first is not used up. */
    @Test
    void aLookAlikeCounterIsRefusedAndLeavesTheOtherAlone() {
        var window = Duration.ofSeconds(10);
        assertThat(storage.rateLimits().hit("counter", 2, window, NOW).allowed())
                .isTrue();

        assertThat(storage.rateLimits().hit("COUNTER", 2, window, NOW).allowed())
                .isFalse();
        assertThat(storage.rateLimits().hit("counter", 2, window, NOW).allowed())
                .isTrue();
    }
}
