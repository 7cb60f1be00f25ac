package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRacesTest extends RacesContract {

    @TempDir
    private static Path folder;

    @Override
    HikariDataSource empty() {
        return EmbeddedDatabase.open(folder.resolve("signet.db"));
    }
}
