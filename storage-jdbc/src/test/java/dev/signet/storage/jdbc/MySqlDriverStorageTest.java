package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.Storage;
import dev.signet.testkit.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An application's own pool, with MySQL's own driver and the defaults of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MySqlDriverStorageTest extends StorageContract {

    private final HikariDataSource database =
            new HikariDataSource(TestingMariaDb.pool(TestingMariaDb.mysqlUrl(TestingMariaDb.createDatabase())));

    private final Storage storage = JdbcStorage.on(database);

    @BeforeAll
    void migrate() {
        Migrations.migrate(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Test
    void theDriverIsMySqls() throws Exception {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDriverName()).startsWith("MySQL");
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
        }
    }
}
