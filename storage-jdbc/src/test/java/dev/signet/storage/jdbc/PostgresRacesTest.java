package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class PostgresRacesTest extends RacesContract {

    @Override
    HikariDataSource empty() {
        return TestingPostgres.database();
    }
}
