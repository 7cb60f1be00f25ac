package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteConnectionsTest extends ConnectionsContract {

    @TempDir
    private Path folder;

    @Override
    HikariDataSource oneConnection(boolean autoCommit) {
        var file = folder.resolve("signet.db");
        try (var database = EmbeddedDatabase.open(file)) {
            Migrations.migrate(database);
        }
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(autoCommit);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }
}
