package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.Storage;
import dev.signet.testkit.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStorageTest extends StorageContract {

    private final HikariDataSource database =
            PooledDatabase.open(TestingPostgres.url(TestingPostgres.createDatabase()), "postgres", "");

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
}
