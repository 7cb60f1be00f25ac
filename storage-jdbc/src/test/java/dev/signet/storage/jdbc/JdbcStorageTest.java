package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStorageTest {

    @Test
    void anotherDatabaseIsRefusedByName() {
        var database = databaseCalled("Oracle");

        assertThatThrownBy(() -> JdbcStorage.on(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Signet stores its data in SQLite, PostgreSQL, MySQL or MariaDB, not in Oracle.");
        assertThatThrownBy(() -> Migrations.migrate(database)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherUrlIsRefusedAndItsErrorHidesIt() {
        assertThatThrownBy(() -> PooledDatabase.open("jdbc:mysql://db/signet?password=secret", "u", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageContaining("for MySQL and MariaDB, with jdbc:mariadb:")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?allowMultiQueries=true",
                "?sslMode=trust&ALLOWMULTIQUERIES",
                "?allowLocalInfile=1",
                "?allowLoadLocalInfile=true&allowLocalInfile=false",
                "?allowLocalInfile=falsetto"
            })
    void aUrlCanNotLetStatementsCarryOthersNorServersReadFiles(String parameters) {
        assertThatThrownBy(() -> PooledDatabase.open("jdbc:mariadb://db/signet" + parameters, "u", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "The URL of the database must not switch allow\\w+ on\\.|.*ALLOWMULTIQUERIES on\\.");
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
