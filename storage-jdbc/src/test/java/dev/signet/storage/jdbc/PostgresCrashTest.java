package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;

class PostgresCrashTest extends CrashContract {

    @Override
    HikariConfig pool() {
        return TestingPostgres.pool(TestingPostgres.url(TestingPostgres.createDatabase()));
    }
}
