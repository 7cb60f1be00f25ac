package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class PostgresExistingTablesTest extends ExistingTablesContract {

    @Override
    HikariDataSource empty() {
        return TestingPostgres.database();
    }

    @Test
    void anotherSchemaIsNoObstacle() throws Exception {
        Sql.execute(database, "CREATE TABLE public.\"user\" (id integer, username text);\nCREATE SCHEMA \"Auth\"");
        var config = TestingPostgres.pool(database.getJdbcUrl());
        config.setConnectionInitSql("SET search_path TO \"Auth\", public");
        try (var own = new HikariDataSource(config)) {
            Migrations.migrate(own);

            assertThat(JdbcStorage.on(own).users().findById("u1")).isEmpty();
        }
        assertThat(Sql.query(
                        database,
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = 'public' ORDER BY ordinal_position"))
                .containsExactly("id", "username");
    }

    @Test
    void aTableWithoutColumnsIsATable() throws Exception {
        Sql.execute(database, "CREATE TABLE \"user\" ()");

        assertThatThrownBy(() -> Migrations.migrate(database)).hasMessageContaining("\"user\" lacks ");
    }
}
