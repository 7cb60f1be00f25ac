package dev.signet.storage.jdbc;

class PostgresLinkedAccountsTest extends LinkedAccountsContract {

    PostgresLinkedAccountsTest() {
        super(PooledDatabase.open(TestingPostgres.url(TestingPostgres.createDatabase()), "postgres", ""));
    }
}
