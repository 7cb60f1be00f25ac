package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;

class MariaDbCrashTest extends CrashContract {

    @Override
    HikariConfig pool() {
        return TestingMariaDb.pool(TestingMariaDb.url(TestingMariaDb.createDatabase()));
    }
}
