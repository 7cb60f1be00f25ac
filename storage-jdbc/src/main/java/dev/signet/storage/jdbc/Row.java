package dev.signet.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the current row by name; all names begin with the prefix. */
final class Row {

    private final ResultSet row;
    private final Dialect dialect;
    private final String prefix;

    Row(ResultSet row, Dialect dialect, String prefix) {
        this.row = row;
        this.dialect = dialect;
        this.prefix = prefix;
    }

    /** The columns of one table in a join. */
    Row of(String table) {
        return new Row(row, dialect, table + "_");
    }

    String text(String column) throws SQLException {
        return present(column, textOrNull(column));
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return row.getString(prefix + column);
    }

    boolean bool(String column) throws SQLException {
        return row.getBoolean(prefix + column);
    }

    long number(String column) throws SQLException {
        return row.getLong(prefix + column);
    }

    Instant moment(String column) throws SQLException {
        return present(column, momentOrNull(column));
    }

    @Nullable
    Instant momentOrNull(String column) throws SQLException {
        var moment = dialect.moment(row, prefix + column);
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> T present(String column, @Nullable T value) throws SQLException {
        if (value == null) {
            throw new SQLException("The column " + column + " is null.");
        }
        return value;
    }
}
