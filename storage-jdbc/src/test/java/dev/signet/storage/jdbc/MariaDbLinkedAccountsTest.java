package dev.signet.storage.jdbc;

class MariaDbLinkedAccountsTest extends LinkedAccountsContract {

    MariaDbLinkedAccountsTest() {
        super(PooledDatabase.open(
                TestingMariaDb.url(TestingMariaDb.createDatabase()), MariaDbServer.USER, MariaDbServer.PASSWORD));
    }
}
