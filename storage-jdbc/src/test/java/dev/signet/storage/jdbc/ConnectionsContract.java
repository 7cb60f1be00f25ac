package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.model.Account;
import dev.signet.model.UserChange;
import dev.signet.storage.Storage;
import dev.signet.testkit.TestingRows;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A storage gives back every connection it borrows, as it found it. */
abstract class ConnectionsContract {

    /** A migrated database with one connection. */
    abstract HikariDataSource oneConnection(boolean autoCommit) throws Exception;

    @Test
    void withOneConnectionEveryCallWorksAHundredTimes() throws Exception {
        try (var database = oneConnection(true)) {
            var storage = JdbcStorage.on(database);
            for (int i = 0; i < 100; i++) {
                useEverything(storage);
                failInEveryWay(storage);
            }
            assertThat(database.getHikariPoolMXBean().getActiveConnections()).isZero();
            try (var connection = database.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @Test
    void whatIsWrittenCountsWithoutAutoCommitToo() throws Exception {
        try (var database = oneConnection(false)) {
            var storage = JdbcStorage.on(database);
            for (int i = 0; i < 10; i++) {
                useEverything(storage);
                failInEveryWay(storage);
            }
            try (var connection = database.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    @Test
    void aRefusedStatementIsNamedWithoutItsValues() throws Exception {
        try (var database = oneConnection(true)) {
            var storage = JdbcStorage.on(database);
            var user = TestingRows.user();
            var account = TestingRows.account(user);
            storage.users().createIfAbsent(user, account);
            var other = TestingRows.user();
            var clash = new Account(
                    account.id(),
                    other.id(),
                    Account.CREDENTIAL,
                    other.id(),
                    "secret",
                    TestingRows.NOW,
                    TestingRows.NOW);

            assertThatThrownBy(() -> storage.users().createIfAbsent(other, clash))
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessageContaining("create user")
                    .hasMessageNotContaining(account.id())
                    .extracting(StackTraces::print)
                    .asString()
                    .doesNotContain(account.id(), other.email(), "secret");
        }
    }

    @Test
    void aMissingTableIsARefusalAndNotAnEmptyAnswer() throws Exception {
        try (var database = oneConnection(true)) {
            var storage = JdbcStorage.on(database);
            Sql.execute(database, "DROP TABLE \"verification\"");

            assertThatThrownBy(() -> storage.verifications().consume("a:b", TestingRows.NOW))
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessageContaining("consume verification")
                    .cause()
                    .hasMessageContaining("verification");
        }
    }

    private static void useEverything(Storage storage) {
        var now = TestingRows.NOW;
        var user = TestingRows.user();
        var account = TestingRows.account(user);
        var hash = Objects.requireNonNull(account.password());
        assertThat(storage.users().createIfAbsent(user, account)).isTrue();
        assertThat(storage.users().createIfAbsent(user, account)).isFalse();
        assertThat(storage.users().findById(user.id())).isPresent();
        assertThat(storage.users().findByEmail(user.email())).isPresent();
        assertThat(storage.users().update(user.id(), new UserChange("New", true, null), now))
                .isPresent();
        assertThat(storage.users().revokeSessions(user.id(), now)).isPresent();
        assertThat(storage.accounts().findByEmail(user.email(), Account.CREDENTIAL))
                .isPresent();
        assertThat(storage.accounts().findByUser(user.id(), Account.CREDENTIAL)).isPresent();
        assertThat(storage.accounts().upgradePassword(account.id(), hash, "h2", now))
                .isTrue();
        assertThat(storage.accounts().changePassword(account, "h2", "h3", now)).isPresent();
        assertThat(storage.accounts().changePassword(account, "h2", "h4", now)).isEmpty();
        var verification = TestingRows.verification("p:" + user.id());
        storage.verifications().create(verification);
        assertThat(storage.verifications().consume(verification.identifier(), now))
                .contains(verification);
        storage.verifications().deleteExpired(now, 500);
        assertThat(storage.rateLimits()
                        .hit(user.id(), 1, Duration.ofSeconds(9), now)
                        .allowed())
                .isTrue();
        assertThat(storage.rateLimits()
                        .hit(user.id(), 1, Duration.ofSeconds(9), now)
                        .allowed())
                .isFalse();
        storage.rateLimits().deleteIdle(now);
        var key = TestingRows.signingKey(user.id(), now);
        storage.signingKeys().create(key);
        assertThat(storage.signingKeys().findAll()).contains(key);
    }

    private static void failInEveryWay(Storage storage) {
        var verification = TestingRows.verification("p:fails");
        storage.verifications().create(verification);
        assertThatThrownBy(() -> storage.verifications().create(verification))
                .isInstanceOf(StatementFailedException.class);
        var user = TestingRows.user();
        var account = TestingRows.account(user);
        storage.users().createIfAbsent(user, account);
        var other = TestingRows.user();
        var clash = new Account(
                account.id(), other.id(), Account.CREDENTIAL, other.id(), "x", TestingRows.NOW, TestingRows.NOW);
        assertThatThrownBy(() -> storage.users().createIfAbsent(other, clash))
                .isInstanceOf(StatementFailedException.class);
        assertThat(storage.users().findById(other.id())).isEmpty();
    }
}
