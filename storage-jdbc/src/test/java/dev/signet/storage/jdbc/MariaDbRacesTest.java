package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class MariaDbRacesTest extends RacesContract {

    @Override
    HikariDataSource empty() {
        return TestingMariaDb.database();
    }
}
