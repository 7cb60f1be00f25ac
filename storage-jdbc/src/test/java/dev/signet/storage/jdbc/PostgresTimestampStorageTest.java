package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.testkit.TestingRows;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables as Prisma makes them, whose moments have no time zone, in an application far from Greenwich. */
@Tag("R-350")
class PostgresTimestampStorageTest extends JdbcStorageContract {

    PostgresTimestampStorageTest() {
        super(farFromGreenwich());
    }

    private static HikariDataSource farFromGreenwich() {
        var config = TestingPostgres.pool(TestingPostgres.url(TestingPostgres.createDatabase()));
        config.setConnectionInitSql("SET TIME ZONE 'America/New_York'");
        return new HikariDataSource(config);
    }

    @Override
    @BeforeAll
    void migrate() {
        super.migrate();
        try {
            for (String table : new String[] {"user", "account", "session", "verification", "jwks"}) {
                for (String column : Sql.query(database(), columns(table))) {
                    Sql.execute(
                            database(),
                            "ALTER TABLE \"" + table + "\" ALTER COLUMN \"" + column + "\" TYPE timestamp(3) USING \""
                                    + column + "\" AT TIME ZONE 'UTC'");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of Better Auth; what Signet adds to its tables is as Signet made it. */
    private static String columns(String table) {
        return "SELECT column_name FROM information_schema.columns WHERE table_name = '" + table
                + "' AND data_type = 'timestamp with time zone' AND column_name <> 'sessionsValidAfter'";
    }

    @Test
    void aMomentIsStoredInUtc() throws Exception {
        var user = TestingRows.user();
        assertThat(storage().users().createIfAbsent(user, TestingRows.account(user)))
                .isTrue();

        assertThat(Sql.query(database(), "SELECT \"createdAt\"::text FROM \"user\" WHERE \"id\" = '" + user.id() + "'"))
                .containsExactly(user.createdAt().toString().replace("T", " ").replace("Z", ""));
    }
}
