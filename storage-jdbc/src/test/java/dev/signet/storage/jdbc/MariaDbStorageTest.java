package dev.signet.storage.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("R-252")
class MariaDbStorageTest extends JdbcStorageContract {

    MariaDbStorageTest() {
        super(PooledDatabase.open(
                TestingMariaDb.url(TestingMariaDb.createDatabase()), MariaDbServer.USER, MariaDbServer.PASSWORD));
    }
}
