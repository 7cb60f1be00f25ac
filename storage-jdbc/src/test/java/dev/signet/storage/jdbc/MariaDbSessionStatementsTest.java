package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;

class MariaDbSessionStatementsTest extends SessionStatementsContract {

    @Override
    HikariDataSource empty() {
        return TestingMariaDb.database();
    }

    @Override
    int column() {
        return 2;
    }

    @Override
    List<String> plan(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN " + sql.replace("?", "'t'"))) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("type") + " " + rows.getString("Extra"));
            }
            return steps;
        }
    }

    @Override
    boolean readsAll(String step) {
        return step.startsWith("ALL") || step.startsWith("index ");
    }
}
