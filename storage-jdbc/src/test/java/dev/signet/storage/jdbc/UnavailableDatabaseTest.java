package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.signet.model.Account;
import dev.signet.model.UserChange;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.Storage;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestingRows;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnavailableDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("R-050")
    void afterTheServerHasStoppedEveryCallSaysSo() throws Exception {
        var server = TestingPostgres.start();
        var url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        var config = TestingPostgres.pool(url);
        config.setConnectionTimeout(500);
        try (var database = new HikariDataSource(config)) {
            Migrations.migrate(database);
            var storage = JdbcStorage.on(database);
            server.close();

            assertThat(everyCall(storage)).allSatisfy(UnavailableDatabaseTest::isUnavailable);
        } finally {
            server.close();
        }
    }

    @Test
    void aClosedPoolIsUnavailable() {
        Storage storage;
        try (var database = EmbeddedDatabase.open(folder.resolve("signet.db"))) {
            Migrations.migrate(database);
            storage = JdbcStorage.on(database);
        }

        assertThat(everyCall(storage)).allSatisfy(UnavailableDatabaseTest::isUnavailable);
    }

    @Test
    void aClosedPortIsUnavailable() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/signet";
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setConnectionTimeout(300);
        config.setInitializationFailTimeout(-1);
        try (var database = new HikariDataSource(config)) {
            isUnavailable(() -> JdbcStorage.on(database));
            isUnavailable(() -> Migrations.migrate(database));
        }
        isUnavailable(() -> PooledDatabase.open(url, "signet", "secret"));
    }

    @Test
    void aPoolThatConnectsAtFirstUseIsUnavailable() throws Exception {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + closedPort() + "/signet");

            isUnavailable(() -> JdbcStorage.on(database));
        }
    }

    @Test
    void anExhaustedPoolIsUnavailable() throws Exception {
        var config = TestingPostgres.pool(TestingPostgres.url(TestingPostgres.createDatabase()));
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(500);
        try (var database = new HikariDataSource(config)) {
            var storage = JdbcStorage.on(database);
            try (var taken = database.getConnection()) {
                assertThat(taken.isValid(1)).isTrue();
                isUnavailable(() -> storage.users().findById("u1"));
            }
        }
    }

    @Test
    void aConnectionThatTheServerEndsIsUnavailable() throws Exception {
        try (var database = TestingPostgres.database()) {
            Migrations.migrate(database);
            var storage = JdbcStorage.on(database);
            isUnavailable(() -> Database.on(database)
                    .run(
                            "end myself",
                            statements -> statements.list(
                                    "SELECT pg_terminate_backend(pg_backend_pid())::text AS done",
                                    row -> row.text("done"))));
            assertThat(storage.users().findById("u1"))
                    .as("the next call gets a new connection")
                    .isEmpty();
        }
    }

    @Test
    void aStatementThatTakesTooLongIsUnavailable() throws Exception {
        try (var database = TestingPostgres.database()) {
            isUnavailable(() -> Database.on(database).atomically("sleep", statements -> {
                statements.update("SET LOCAL statement_timeout = 50");
                return statements.list("SELECT pg_sleep(5)::text AS done", row -> row.text("done"));
            }));
        }
    }

    @Test
    @Tag("R-050")
    void aLockedFileIsUnavailableAndWritesNothing() throws Exception {
        var file = folder.resolve("signet.db");
        try (var database = EmbeddedDatabase.open(file);
                var impatient = impatient(file)) {
            Migrations.migrate(database);
            var storage = JdbcStorage.on(impatient);
            var user = TestingRows.user();
            var account = TestingRows.account(user);
            try (var writer = database.getConnection()) {
                writer.setAutoCommit(false);
                try (var statement = writer.createStatement()) {
                    statement.executeUpdate("DELETE FROM \"verification\"");
                }
                isUnavailable(() -> storage.users().createIfAbsent(user, account));
                isUnavailable(() -> storage.verifications().consume("a:b", TestingRows.NOW));
                isUnavailable(() -> storage.users().revokeSessions("u1", TestingRows.NOW));
                assertThat(storage.users().findById(user.id()))
                        .as("readers don't wait for a writer")
                        .isEmpty();
                writer.rollback();
            }
            assertThat(storage.users().createIfAbsent(user, account)).isTrue();
        }
    }

    private static HikariDataSource impatient(Path file) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("busy_timeout", "50");
        config.addDataSourceProperty("journal_mode", "WAL");
        return new HikariDataSource(config);
    }

    private static int closedPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void isUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StorageUnavailableException.class).hasMessageNotContaining("secret");
    }

    static List<ThrowingCallable> everyCall(Storage storage) {
        var now = TestingRows.NOW;
        var user = TestingRows.user();
        var account = TestingRows.account(user);
        return List.of(
                () -> storage.users().findById("u1"),
                () -> storage.users().findByEmail("a@example.com"),
                () -> storage.users().createIfAbsent(user, account),
                () -> storage.users().update("u1", new UserChange("x", false, null), now),
                () -> storage.users().revokeSessions("u1", now),
                () -> storage.accounts().findByEmail("a@example.com", Account.CREDENTIAL),
                () -> storage.accounts().findByUser("u1", Account.CREDENTIAL),
                () -> storage.accounts().upgradePassword("a1", "h1", "h2", now),
                () -> storage.accounts().changePassword(account, "h1", "h2", now),
                () -> storage.sessions().createIfUnrevoked(TestingRows.session(user), user),
                () -> storage.sessions().findByToken("t1"),
                () -> storage.sessions().findLive("u1", now),
                () -> storage.sessions().extend("t1", now, now, now),
                () -> storage.sessions().revoke("t1"),
                () -> storage.sessions().revokeOwn("u1", "t1"),
                () -> storage.sessions().revokeOthers("u1", "t1"),
                () -> storage.sessions().deleteExpired(now, 500),
                () -> storage.verifications().create(TestingRows.verification("a:b")),
                () -> storage.verifications().consume("a:b", now),
                () -> storage.verifications().deleteExpired(now, 500),
                () -> storage.rateLimits().hit("k", 1, Duration.ofSeconds(1), now),
                () -> storage.rateLimits().deleteIdle(now),
                () -> storage.signingKeys().findAll(),
                () -> storage.signingKeys().create(TestingRows.signingKey("k", now)),
                () -> storage.audit().create(TestingRows.auditEvent("u1", "signed-in", now)),
                () -> storage.audit().find(AuditQuery.ALL),
                () -> storage.audit().deleteBefore(now, 1));
    }
}
