package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class MariaDbExistingTablesTest extends ExistingTablesContract {

    @Override
    HikariDataSource empty() {
        return TestingMariaDb.database();
    }

    @Test
    void anotherDatabaseOfTheServerIsNoObstacle() throws Exception {
        try (var other = TestingMariaDb.database()) {
            Sql.execute(other, "CREATE TABLE \"user\" (id integer, username text)");

            Migrations.migrate(database);

            assertThat(Sql.tables(other)).containsExactly("user");
        }
    }

    @Test
    void aTableInAnotherCaseIsAnotherTable() throws Exception {
        Sql.execute(database, "CREATE TABLE \"USER\" (id text)");

        Migrations.migrate(database);

        assertThat(Sql.tables(database)).contains("USER", "user");
    }
}
