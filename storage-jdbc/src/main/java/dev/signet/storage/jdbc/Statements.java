package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepared statements on one connection. A value is always a parameter, never part of the text. */
class Statements {

    /** Makes something of the current row. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private final Connection connection;
    private final Dialect dialect;

    Statements(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    <T> Optional<T> first(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
        return list(sql, mapper, values).stream().findFirst();
    }

    /** All rows; read to the end, for SQLite finishes a statement that writes and returns rows only then. */
    <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            var row = new Row(rows, dialect, "");
            List<T> results = new ArrayList<>();
            while (rows.next()) {
                results.add(mapper.map(row));
            }
            return results;
        }
    }

    /** How many rows were touched. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /**
     * At most so many rows whose {@code expiresAt} is over; by their ids, for no database has the same words for a limit.
     */
    int deleteExpired(String table, Instant now, int max) throws SQLException {
        var find = """
                SELECT "id" FROM "%s" WHERE "expiresAt" <= ? LIMIT ?""".formatted(table);
        var ids = list(find, row -> row.text("id"), now, max);
        if (ids.isEmpty()) {
            return 0;
        }
        var sql = """
                DELETE FROM "%s" WHERE "expiresAt" <= ? AND "id" IN (%s)""".formatted(table, String.join(", ", Collections.nCopies(ids.size(), "?")));
        List<Object> values = new ArrayList<>(ids);
        values.add(0, now);
        return update(sql, values.toArray());
    }

    PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Instant moment) {
                    dialect.bind(statement, i + 1, moment);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
