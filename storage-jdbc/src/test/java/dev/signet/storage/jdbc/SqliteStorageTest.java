package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.Storage;
import dev.signet.testkit.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteStorageTest extends StorageContract {

    private final HikariDataSource database;
    private final Storage storage;

    SqliteStorageTest(@TempDir Path folder) {
        database = EmbeddedDatabase.open(folder.resolve("signet.db"));
        storage = JdbcStorage.on(database);
    }

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
