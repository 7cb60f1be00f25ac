package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.Storage;
import dev.signet.testkit.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("R-252")
class MariaDbStorageTest extends StorageContract {

    private final HikariDataSource database = PooledDatabase.open(
            TestingMariaDb.url(TestingMariaDb.createDatabase()), MariaDbServer.USER, MariaDbServer.PASSWORD);

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
