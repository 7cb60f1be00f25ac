package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcStorageTest {

    @Test
    void anotherDatabaseIsRefusedByName() {
        var database = databaseCalled("MariaDB");

        assertThatThrownBy(() -> JdbcStorage.on(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Signet stores its data in SQLite or PostgreSQL, not in MariaDB.");
        assertThatThrownBy(() -> Migrations.migrate(database)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPoolIsForPostgresqlAndItsErrorHidesTheUrl() {
        assertThatThrownBy(() -> PooledDatabase.open("jdbc:mysql://db/signet?password=secret", "u", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("secret");
    }

    private static DataSource databaseCalled(String product) {
        var metaData = answering(DatabaseMetaData.class, "getDatabaseProductName", product);
        var connection = answering(Connection.class, "getMetaData", metaData);
        return answering(DataSource.class, "getConnection", connection);
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer : null));
    }
}
