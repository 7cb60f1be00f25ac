package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.Storage;
import dev.signet.testkit.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** All that a storage promises, on a database with Signet's tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcStorageContract extends StorageContract implements LinkedAccountsContract {

    private final HikariDataSource database;
    private final Storage storage;

    /** On this database, which is empty, and is closed at the end. */
    JdbcStorageContract(HikariDataSource database) {
        this.database = database;
        this.storage = JdbcStorage.on(database);
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

    @Override
    public HikariDataSource database() {
        return database;
    }
}
