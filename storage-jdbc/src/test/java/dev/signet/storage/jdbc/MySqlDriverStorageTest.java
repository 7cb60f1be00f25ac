package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/** An application's own pool, with MySQL's own driver and the defaults of both. */
class MySqlDriverStorageTest extends JdbcStorageContract {

    MySqlDriverStorageTest() {
        super(new HikariDataSource(TestingMariaDb.pool(TestingMariaDb.mysqlUrl(TestingMariaDb.createDatabase()))));
    }

    @Test
    void theDriverIsMySqls() throws Exception {
        try (var connection = database().getConnection()) {
            assertThat(connection.getMetaData().getDriverName()).startsWith("MySQL");
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
        }
    }
}
