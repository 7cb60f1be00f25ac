package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SqliteSessionStatementsTest extends SessionStatementsContract {

    @TempDir
    private Path folder;

    @Override
    HikariDataSource empty() {
        return EmbeddedDatabase.open(folder.resolve("signet.db"));
    }

    @Override
    List<String> plan(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql.replace("?", "'t'"))) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }

    @Override
    boolean readsAll(String step) {
        return !step.startsWith("SEARCH ") || !step.contains("INDEX");
    }
}
