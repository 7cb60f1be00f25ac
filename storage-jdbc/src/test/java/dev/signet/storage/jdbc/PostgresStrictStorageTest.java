package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A team's own pool, without auto-commit, on a database whose transactions are serializable unless they say otherwise. */
class PostgresStrictStorageTest extends JdbcStorageContract {

    PostgresStrictStorageTest() {
        super(strict());
    }

    private static HikariDataSource strict() {
        String name = TestingPostgres.createDatabase();
        var config = TestingPostgres.pool(TestingPostgres.url(name));
        try (var lenient = new HikariDataSource(config)) {
            Sql.execute(lenient, "ALTER DATABASE " + name + " SET default_transaction_isolation = serializable");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    @Test
    @Tag("R-350")
    void everyStatementRunsAtReadCommittedAndTheTeamsOwnStaySerializable() throws Exception {
        var asked = Database.on(database());

        assertThat(asked.run("ask", PostgresStrictStorageTest::isolation)).isEqualTo("read committed");
        assertThat(asked.atomically("ask", PostgresStrictStorageTest::isolation))
                .isEqualTo("read committed");
        assertThat(Sql.query(database(), "SHOW transaction_isolation")).containsExactly("serializable");
    }

    private static String isolation(Statements statements) throws SQLException {
        return statements
                .first("SHOW transaction_isolation", row -> row.text("transaction_isolation"))
                .orElseThrow();
    }
}
