package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts to MySQL and MariaDB what SQLite and PostgreSQL read as it stands: {@code RETURNING} and {@code ON CONFLICT … DO
 * NOTHING} are taken apart, the rest is {@link MySqlText}. Each table that is changed so has a column {@code id} as its
 * primary key.
 */
final class MySqlStatements extends Statements {

    private static final int DUPLICATE = 1062;

    private final Connection connection;

    MySqlStatements(Connection connection) {
        super(connection, Dialect.MYSQL);
        this.connection = connection;
    }

    @Override
    PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        var text = MySqlText.of(sql, values);
        return super.prepare(text.sql(), text.values().toArray());
    }

    @Override
    <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
        if (!ReturningChange.isOne(sql)) {
            return super.list(sql, mapper, values);
        }
        var change = ReturningChange.of(sql, values);
        return connection.getAutoCommit()
                ? Transaction.run(connection, () -> changed(change, mapper))
                : changed(change, mapper);
    }

    /** One transaction, which locks the rows by its first statement: whoever comes second does not find them any more. */
    private <T> List<T> changed(ReturningChange change, Mapper<T> mapper) throws SQLException {
        var ids = super.list(
                change.lock(), row -> row.text("id"), change.conditionValues().toArray());
        List<T> rows = new ArrayList<>();
        for (String id : ids) {
            if (change.isDeletion()) {
                rows.addAll(super.list(change.read(), mapper, id));
            }
            super.update(change.change(), change.changeValues(id).toArray());
            if (!change.isDeletion()) {
                rows.addAll(super.list(change.read(), mapper, id));
            }
        }
        return rows;
    }

    @Override
    int update(String sql, @Nullable Object... values) throws SQLException {
        if (!InsertUnlessTaken.isOne(sql)) {
            return super.update(sql, values);
        }
        var insert = InsertUnlessTaken.of(sql, values);
        try {
            return super.update(insert.insert(), values);
        } catch (SQLException e) {
            // Another key than the named one is a mistake, on every database.
            if (e.getErrorCode() == DUPLICATE && isTaken(insert)) {
                return 0;
            }
            throw e;
        }
    }

    private boolean isTaken(InsertUnlessTaken insert) throws SQLException {
        return !super.list(insert.look(), row -> row.number("taken"), insert.value())
                .isEmpty();
    }
}
