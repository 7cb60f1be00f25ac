package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On every database an application's own tables stay as they are. */
abstract class ExistingTablesContract {

    private static final String OWN_USERS = "CREATE TABLE \"user\" (id integer PRIMARY KEY, username text, email text)";
    private static final String OWN_COUNTERS =
            "CREATE TABLE \"rateLimit\" (id char(1), \"key\" char(4), tenant char(1), PRIMARY KEY (id, tenant))";

    HikariDataSource database;

    /** An empty database. */
    abstract HikariDataSource empty() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anApplicationsOwnUsersAreNotTakenOver() throws Exception {
        Sql.execute(database, OWN_USERS);
        Sql.execute(database, "INSERT INTO \"user\" VALUES (1, 'ada', 'ada@example.com')");

        for (int start = 0; start < 2; start++) {
            isRefused("\"user\" lacks createdAt, emailVerified, name, updatedAt");
        }

        assertThat(Sql.tables(database)).containsExactly("user");
        assertThat(names("user")).containsExactly("id", "username", "email");
        assertThat(Sql.query(database, "SELECT CONCAT(id, username, email) FROM \"user\""))
                .containsExactly("1adaada@example.com");
    }

    @Test
    void anApplicationsOwnCountersAreNotTakenOver() throws Exception {
        Sql.execute(database, OWN_COUNTERS);
        Sql.execute(database, "INSERT INTO \"rateLimit\" VALUES ('1', 'same', 'a'), ('2', 'same', 'b')");

        isRefused("\"rateLimit\" lacks count, lastRequest");

        assertThat(Sql.tables(database)).containsExactly("rateLimit");
        assertThat(names("rateLimit")).containsExactly("id", "key", "tenant");
        assertThat(Sql.query(database, "SELECT CONCAT(id, \"key\", tenant) FROM \"rateLimit\" ORDER BY id"))
                .containsExactly("1samea", "2sameb");
        assertThat(Sql.indexes(database, "rateLimit")).doesNotContain("rateLimit_key_key");
    }

    @Test
    void allForeignTablesAreNamedAtOnce() throws Exception {
        Sql.execute(database, OWN_USERS + ";\n" + OWN_COUNTERS + ";\nCREATE TABLE jwks (kid text)");

        assertThatThrownBy(() -> Migrations.migrate(database))
                .hasMessageContainingAll("\"user\" lacks", "\"rateLimit\" lacks", "\"jwks\" lacks");
    }

    @Test
    void everyOneOfTheTablesIsChecked() throws Exception {
        for (String table : List.of("user", "account", "session", "verification", "rateLimit", "jwks", "auditEvent")) {
            Sql.execute(database, "CREATE TABLE \"" + table + "\" (id text)");
            isRefused("\"" + table + "\" lacks ");
            Sql.execute(database, "DROP TABLE \"" + table + "\"");
        }
        Migrations.migrate(database);
    }

    @Test
    void anotherSpellingOfTheColumnsIsNotBetterAuths() throws Exception {
        Sql.execute(
                database,
                "CREATE TABLE \"user\" (id text, name text, email text, emailverified text, createdat text, updatedat text)");

        isRefused("\"user\" lacks createdAt, emailVerified, updatedAt");
    }

    @Test
    void aViewOfThatNameIsNotTakenOver() throws Exception {
        Sql.execute(database, "CREATE TABLE people (id text);\nCREATE VIEW \"user\" AS SELECT id FROM people");

        isRefused("\"user\" lacks ");
    }

    @Test
    void aHistoryWithoutTheFirstStepProvesNothing() throws Exception {
        Migrations.migrate(database);
        Sql.execute(database, "DELETE FROM \"signet_schema_history\" WHERE \"version\" <> '0'");
        Sql.execute(database, "DROP TABLE \"account\";\nDROP TABLE \"session\";\nDROP TABLE \"user\";\n" + OWN_USERS);

        isRefused("\"user\" lacks ");
    }

    @Test
    void whatHasBeenMigratedIsNotCheckedAgain() throws Exception {
        Migrations.migrate(database);
        Sql.execute(database, "DROP TABLE \"rateLimit\";\n" + OWN_COUNTERS);

        Migrations.migrate(database);

        assertThat(names("rateLimit")).containsExactly("id", "key", "tenant");
    }

    @Test
    void aTableOfALaterStepIsCheckedBeforeThatStep() throws Exception {
        Migrations.migrate(database);
        Sql.execute(database, "DELETE FROM \"signet_schema_history\" WHERE \"version\" = '3'");
        Sql.execute(database, "DROP TABLE \"session\";\nCREATE TABLE \"session\" (id text, \"data\" text)");

        isRefused("\"session\" lacks createdAt, expiresAt, token, updatedAt, userId");
    }

    private void isRefused(String reason) {
        assertThatThrownBy(() -> Migrations.migrate(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Nothing was changed. Give Signet a database or a schema of its own.");
    }

    private List<String> names(String table) throws Exception {
        return Sql.columns(database, table).stream()
                .map(column -> column.split(" ", 2)[0])
                .toList();
    }
}
