package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestingRows;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MariaDbUnavailableTest {

    @Test
    @Tag("R-050")
    void afterTheServerHasStoppedEveryCallSaysSo() {
        try (var server = MariaDbServer.start()) {
            server.execute("CREATE DATABASE signet");
            var config = TestingMariaDb.pool(server.url("signet"));
            config.setConnectionTimeout(500);
            config.setInitializationFailTimeout(30_000);
            try (var database = new HikariDataSource(config)) {
                Migrations.migrate(database);
                var storage = JdbcStorage.on(database);
                assertThat(storage.users().findById("u1")).isEmpty();
                server.kill();

                assertThat(UnavailableDatabaseTest.everyCall(storage))
                        .allSatisfy(MariaDbUnavailableTest::isUnavailable);
                isUnavailable(() -> Migrations.migrate(database));
            }
        }
    }

    @Test
    void aPoolOfOursIsStrictAndImpatient() {
        try (var database = open(TestingMariaDb.url(TestingMariaDb.createDatabase()))) {
            assertThat(answer(database, "SELECT @@sql_mode AS a", "a")).contains("STRICT_ALL_TABLES");
            assertThat(answer(database, "SELECT @@innodb_lock_wait_timeout AS a", "a"))
                    .isEqualTo("5");
            assertThat(answer(database, "SELECT @@transaction_isolation AS a", "a"))
                    .isEqualTo("READ-COMMITTED");
            isRefused(database, "SELECT 1; SELECT 2");
            isRefused(database, "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE x");
        }
    }

    @Test
    void aPoolOfOursIsEncryptedUnlessTheUrlSaysOtherwise() {
        var url = TestingMariaDb.url(TestingMariaDb.createDatabase());

        isUnavailable(() -> open(url.replace("?sslMode=disable", "")));
        open(url).close();
    }

    @Test
    void aClosedPortAndAWrongPasswordAreUnavailable() throws Exception {
        var url = TestingMariaDb.url(TestingMariaDb.createDatabase());

        isUnavailable(() -> PooledDatabase.open(url, MariaDbServer.USER, "secret"));
        isUnavailable(() -> open("jdbc:mariadb://127.0.0.1:" + closedPort() + "/signet"));
    }

    @Test
    void aConnectionThatTheServerEndsIsUnavailable() {
        var config = TestingMariaDb.pool(TestingMariaDb.url(TestingMariaDb.createDatabase()));
        config.setMaximumPoolSize(1);
        try (var database = new HikariDataSource(config)) {
            var asked = Database.on(database);
            long connection = asked.run(
                            "which connection",
                            statements -> statements.first("SELECT CONNECTION_ID() AS n", row -> row.number("n")))
                    .orElseThrow();
            TestingMariaDb.kill(connection);

            isUnavailable(() -> asked.run("ask", statements -> statements.update("DO 1")));
            int next = asked.run("ask", statements -> statements.update("DO 1"));
            assertThat(next).as("the next call gets a new connection").isZero();
        }
    }

    @Test
    void aStatementThatTakesTooLongIsUnavailable() {
        try (var database = TestingMariaDb.database()) {
            isUnavailable(() -> Database.on(database)
                    .run(
                            "sleep",
                            statements -> statements.list(
                                    "SET STATEMENT max_statement_time = 0.05 FOR"
                                            + " SELECT COUNT(*) AS n FROM information_schema.columns a, information_schema.columns b,"
                                            + " information_schema.columns c",
                                    row -> row.number("n"))));
        }
    }

    /** Nobody waits forever for a row that another transaction holds, and nothing is written then. */
    @Test
    @Tag("R-050")
    void aLockedRowIsUnavailable() throws Exception {
        var config = TestingMariaDb.pool(TestingMariaDb.url(TestingMariaDb.createDatabase()));
        config.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 1");
        try (var database = new HikariDataSource(config);
                var holder = database.getConnection()) {
            Migrations.migrate(database);
            var storage = JdbcStorage.on(database);
            var user = TestingRows.user();
            storage.users().createIfAbsent(user, TestingRows.account(user));
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.executeUpdate("UPDATE `user` SET `name` = 'held'");
            }

            isUnavailable(() -> storage.users().revokeSessions(user.id(), TestingRows.NOW));

            holder.rollback();
            assertThat(storage.users().findById(user.id())).contains(user);
        }
    }

    /** Each holds one row and wants that of the other; the database ends one of them, and it is run again. */
    @Test
    void aDeadlockIsRunAgain() throws Exception {
        try (var database = TestingMariaDb.database()) {
            Migrations.migrate(database);
            var storage = JdbcStorage.on(database);
            var first = TestingRows.user();
            var second = TestingRows.user();
            storage.users().createIfAbsent(first, TestingRows.account(first));
            storage.users().createIfAbsent(second, TestingRows.account(second));

            assertThat(Deadlock.provoke(Database.on(database), first.id(), second.id()))
                    .as("how often the two were run")
                    .isGreaterThanOrEqualTo(3);

            assertThat(storage.users().findById(first.id()).orElseThrow().name())
                    .isEqualTo("xx");
            assertThat(storage.users().findById(second.id()).orElseThrow().name())
                    .isEqualTo("xx");
        }
    }

    private static HikariDataSource open(String url) {
        return PooledDatabase.open(url, MariaDbServer.USER, MariaDbServer.PASSWORD);
    }

    private static String answer(HikariDataSource database, String sql, String column) {
        return Database.on(database)
                .run("ask", statements -> statements.list(sql, row -> row.text(column)))
                .get(0);
    }

    private static void isRefused(HikariDataSource database, String sql) {
        assertThatThrownBy(() -> Database.on(database).run("try", statements -> statements.update(sql)))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageNotContaining("1146");
    }

    private static int closedPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void isUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StorageUnavailableException.class).hasMessageNotContaining("secret");
    }
}
