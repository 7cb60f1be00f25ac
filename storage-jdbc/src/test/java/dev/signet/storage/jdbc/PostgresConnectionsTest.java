package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class PostgresConnectionsTest extends ConnectionsContract {

    @Override
    HikariDataSource oneConnection(boolean autoCommit) {
        var url = TestingPostgres.url(TestingPostgres.createDatabase());
        try (var database = new HikariDataSource(TestingPostgres.pool(url))) {
            Migrations.migrate(database);
        }
        var config = TestingPostgres.pool(url);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }
}
