package dev.signet.storage.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTest extends JdbcStorageContract {

    SqliteStorageTest(@TempDir Path folder) {
        super(EmbeddedDatabase.open(folder.resolve("signet.db")));
    }
}
