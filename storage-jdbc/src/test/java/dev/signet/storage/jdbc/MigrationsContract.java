package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.model.Account;
import dev.signet.model.Session;
import dev.signet.model.SessionWithUser;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import dev.signet.model.UserWithAccount;
import dev.signet.testkit.TestingRows;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for the tables on every database. */
@Tag("newest-jdk")
abstract class MigrationsContract {

    HikariDataSource database;

    /** An empty database. */
    abstract HikariDataSource empty() throws Exception;

    /** The same database, as another instance opens it. */
    abstract HikariDataSource again();

    /** What {@link Schema} calls it. */
    abstract String name();

    /** Better Auth's tables, as its own migration makes them, with one user and their password. */
    abstract String betterAuth();

    @BeforeEach
    void open() throws Exception {
        database = empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFreshDatabaseHasTheseTables() throws Exception {
        Migrations.migrate(database);

        assertThat(Sql.tables(database))
                .containsExactlyInAnyOrder(
                        "user",
                        "account",
                        "session",
                        "verification",
                        "rateLimit",
                        "jwks",
                        "auditEvent",
                        "signet_schema_history");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Migrations.migrate(database);
        var user = TestingRows.user();
        JdbcStorage.on(database).users().createIfAbsent(user, TestingRows.account(user));
        var history = history();

        Migrations.migrate(database);

        assertThat(history()).isEqualTo(history).containsExactly("1", "2", "3", "4");
        assertThat(JdbcStorage.on(database).users().findById(user.id())).contains(user);
    }

    @RepeatedTest(5)
    void threeInstancesAtOnceMigrateOnce() throws Exception {
        migrateAtOnce();

        assertThat(history()).containsExactly("1", "2", "3", "4");
    }

    @RepeatedTest(5)
    @Tag("R-251")
    void threeInstancesAtOnceTakeOverADatabaseOfBetterAuth() throws Exception {
        Sql.execute(database, betterAuth());

        migrateAtOnce();

        assertThat(history()).containsExactly("1", "2", "3", "4");
        assertThat(JdbcStorage.on(database).users().findById("u1")).isPresent();
    }

    private void migrateAtOnce() throws Exception {
        Together.run(3, i -> {
            try (var own = again()) {
                Migrations.migrate(own);
            }
            return "done";
        });
    }

    @Test
    @Tag("R-251")
    void thePrintedScriptMakesTheSameTables() throws Exception {
        runPrintedScript();
        runPrintedScript();
        var printed = allColumns();
        try (var other = empty()) {
            Migrations.migrate(other);
            assertThat(columns(other)).isEqualTo(printed);
        }

        Migrations.migrate(database);

        assertThat(history()).containsExactly("1", "2", "3", "4");
        assertThat(allColumns()).isEqualTo(printed);
    }

    @Test
    @Tag("R-251")
    void thePrintedScriptTakesADatabaseOfBetterAuthOver() throws Exception {
        Sql.execute(database, betterAuth());

        runPrintedScript();

        var storage = JdbcStorage.on(database);
        assertThat(storage.users().revokeSessions("u1", TestingRows.NOW)).isPresent();
        assertThat(storage.signingKeys().findAll()).hasSize(1);
        assertThat(storage.rateLimits()
                        .hit("double", 2, Duration.ofSeconds(10), TestingRows.NOW)
                        .allowed())
                .isTrue();
    }

    /** As a team would: by its own tool, on one connection. */
    void runPrintedScript() throws Exception {
        Sql.execute(database, Schema.sql(name()));
    }

    private List<String> allColumns() throws Exception {
        return columns(database);
    }

    private static List<String> columns(HikariDataSource database) throws Exception {
        List<String> columns = new ArrayList<>();
        for (String table : List.of("user", "account", "session", "verification", "rateLimit", "jwks", "auditEvent")) {
            columns.add(table + Sql.columns(database, table) + Sql.indexes(database, table));
        }
        return columns;
    }

    @Test
    void tablesOfOthersAreLeftAlone() throws Exception {
        Sql.execute(database, "CREATE TABLE orders (id text)");
        Sql.execute(database, "INSERT INTO orders VALUES ('o1')");

        Migrations.migrate(database);

        assertThat(Sql.query(database, "SELECT id FROM orders")).containsExactly("o1");
        assertThat(Sql.tables(database)).contains("orders", "user");
    }

    @Test
    void aDatabaseOfBetterAuthIsTakenOverWithItsUsers() throws Exception {
        Sql.execute(database, betterAuth());

        Migrations.migrate(database);

        var moment = Instant.parse("2026-01-02T03:04:05.678Z");
        var user = new User("u1", "Ada", "ada@example.com", true, null, moment, moment, null);
        var account = new Account("a1", "u1", Account.CREDENTIAL, "u1", "salt:hash", moment, moment);
        var storage = JdbcStorage.on(database);
        assertThat(storage.accounts().findByEmail("ada@example.com", Account.CREDENTIAL))
                .contains(new UserWithAccount(user, account));
        var eve = TestingRows.user("Eve", "ada@example.com");
        assertThat(storage.users().createIfAbsent(eve, TestingRows.account(eve)))
                .isFalse();
        var session = new Session("s1", "t1", "u1", Instant.parse("2027-01-02T03:04:05.678Z"), moment, moment, "", "");
        assertThat(storage.sessions().findByToken("t1")).contains(new SessionWithUser(session, user));
        assertThat(storage.users().revokeSessions("u1", moment).orElseThrow().sessionsValidAfter())
                .isEqualTo(moment);
        assertThat(Sql.query(database, "SELECT \"token\" FROM \"session\"")).isEmpty();
    }

    @Test
    void everyStoreWorksOnADatabaseOfBetterAuth() throws Exception {
        Sql.execute(database, betterAuth());
        Migrations.migrate(database);
        var storage = JdbcStorage.on(database);
        var user = TestingRows.user();

        assertThat(storage.users().createIfAbsent(user, TestingRows.account(user)))
                .isTrue();
        assertThat(storage.users().update("u1", new UserChange("Grace", true, "x"), TestingRows.NOW))
                .isPresent();
        var verification = TestingRows.verification("a:b");
        storage.verifications().create(verification);
        assertThat(storage.verifications().consume("a:b", TestingRows.NOW)).contains(verification);
        var key = TestingRows.signingKey("k1", TestingRows.NOW);
        storage.signingKeys().create(key);
        assertThat(storage.signingKeys().findAll()).contains(key);
        assertThat(storage.rateLimits()
                        .hit("double", 2, Duration.ofSeconds(10), TestingRows.NOW)
                        .allowed())
                .isTrue();
    }

    @Test
    void sessionsOfBetterAuthGoOn() throws Exception {
        Sql.execute(database, betterAuth());
        Sql.execute(database, "UPDATE \"session\" SET \"ipAddress\" = NULL, \"userAgent\" = NULL WHERE \"id\" = 's1'");
        Migrations.migrate(database);
        var sessions = JdbcStorage.on(database).sessions();
        var found = sessions.findByToken("t1").orElseThrow().session();

        assertThat(found.ipAddress() + found.userAgent()).isEmpty();
        assertThat(sessions.extend("t1", found.expiresAt(), found.expiresAt().plusSeconds(60), TestingRows.NOW))
                .isTrue();
        assertThat(Sql.indexes(database, "session")).contains("session_userId_idx", "session_expiresAt_idx");
    }

    @Test
    void anOldCounterTableWithDoublesGetsItsUniqueKey() throws Exception {
        Sql.execute(database, betterAuth());

        Migrations.migrate(database);

        assertThat(Sql.query(database, "SELECT \"key\" FROM \"rateLimit\"")).containsExactly("double");
        assertThatThrownBy(() -> Sql.execute(database, "INSERT INTO \"rateLimit\" VALUES ('r9', 'double', 1, 1)"))
                .hasMessageContaining("rateLimit");
    }

    @Test
    void deletingAUserDeletesTheirAccountsAndSessions() throws Exception {
        Sql.execute(database, betterAuth());
        Migrations.migrate(database);

        Sql.execute(database, "DELETE FROM \"user\" WHERE \"id\" = 'u1'");

        assertThat(JdbcStorage.on(database).accounts().findByUser("u1", Account.CREDENTIAL))
                .isEmpty();
        assertThat(JdbcStorage.on(database).sessions().findByToken("t1")).isEmpty();
        assertThat(Sql.query(database, "SELECT \"id\" FROM \"session\"")).isEmpty();
    }

    private List<String> history() throws Exception {
        return Sql.query(
                database,
                "SELECT \"version\" FROM \"signet_schema_history\" WHERE \"version\" <> '0' ORDER BY \"installed_rank\"");
    }
}
