package dev.signet.storage.jdbc;

class PostgresStorageTest extends JdbcStorageContract {

    PostgresStorageTest() {
        super(PooledDatabase.open(TestingPostgres.url(TestingPostgres.createDatabase()), "postgres", ""));
    }
}
