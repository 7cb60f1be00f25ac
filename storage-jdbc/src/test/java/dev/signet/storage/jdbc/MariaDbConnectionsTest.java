package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class MariaDbConnectionsTest extends ConnectionsContract {

    @Override
    HikariDataSource oneConnection(boolean autoCommit) {
        var url = TestingMariaDb.url(TestingMariaDb.createDatabase());
        try (var database = new HikariDataSource(TestingMariaDb.pool(url))) {
            Migrations.migrate(database);
        }
        var config = TestingMariaDb.pool(url);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }
}
