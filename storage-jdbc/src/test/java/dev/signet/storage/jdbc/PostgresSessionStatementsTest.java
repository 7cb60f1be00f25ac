package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;

class PostgresSessionStatementsTest extends SessionStatementsContract {

    @Override
    HikariDataSource empty() {
        return TestingPostgres.database();
    }

    @Override
    List<String> plan(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The tables are too small for an index to pay: what counts is that one can be used.
            statement.execute("SET LOCAL enable_seqscan = off");
            try (var rows = statement.executeQuery("EXPLAIN " + sql.replace("?", "'t'"))) {
                List<String> steps = new ArrayList<>();
                while (rows.next()) {
                    steps.add(rows.getString(1));
                }
                return steps;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    boolean readsAll(String step) {
        return step.contains("Seq Scan");
    }
}
