package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteExistingTablesTest extends ExistingTablesContract {

    @TempDir
    private Path folder;

    @Override
    HikariDataSource empty() {
        return EmbeddedDatabase.open(folder.resolve("signet.db"));
    }

    @Test
    void aTableInAnotherCaseIsTheSameTable() throws Exception {
        Sql.execute(database, "CREATE TABLE USER (id text)");

        assertThatThrownBy(() -> Migrations.migrate(database)).hasMessageContaining("\"user\" lacks ");
    }
}
