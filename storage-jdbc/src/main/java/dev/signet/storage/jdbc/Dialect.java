package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The databases that are supported, where they differ. */
enum Dialect {
    /** Dates are text, so the text has one form, which sorts as the moments do. */
    SQLITE("SQLite", "sqlite", "lower(hex(randomblob(16)))") {
        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            statement.setString(index, ISO_MILLIS.format(moment));
        }

        @Override
        @Nullable
        Instant moment(ResultSet row, String column) throws SQLException {
            var text = row.getString(column);
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new SQLException("The column " + column + " holds no ISO 8601 date in UTC.", e);
            }
        }

        @Override
        String millisecondAfter(String column) {
            return "strftime('%Y-%m-%dT%H:%M:%fZ', \"" + column + "\", '+0.001 seconds')";
        }

        // One writer at a time needs no lock.
        @Override
        String sharedLock() {
            return "";
        }

        @Override
        String columnsOfTable() {
            return """
                    SELECT "name" FROM pragma_table_info(?, 'main')""";
        }

        @Override
        boolean isUnavailable(SQLException failure) {
            return SQLITE_UNAVAILABLE.contains(failure.getErrorCode());
        }
    },

    /** {@code timestamptz}. */
    POSTGRESQL("PostgreSQL", "postgresql", "replace(gen_random_uuid()::text, '-', '')") {
        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            statement.setObject(index, moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
        }

        @Override
        @Nullable
        Instant moment(ResultSet row, String column) throws SQLException {
            var moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        }

        @Override
        String millisecondAfter(String column) {
            return "\"" + column + "\" + INTERVAL '1 millisecond'";
        }

        @Override
        String sharedLock() {
            return "FOR SHARE";
        }

        // From the catalogue: the information schema hides tables that this user may not touch.
        @Override
        String columnsOfTable() {
            return """
                    SELECT COALESCE(a.attname::text, '') AS "name"
                    FROM pg_catalog.pg_class c
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN pg_catalog.pg_attribute a
                      ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    WHERE n.nspname = current_schema() AND c.relname = ?""";
        }

        @Override
        boolean isUnavailable(SQLException failure) {
            return false;
        }
    };

    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL: SQLite has no SQLSTATE. */
    private static final Set<Integer> SQLITE_UNAVAILABLE = Set.of(5, 6, 7, 8, 9, 10, 13, 14, 15);

    private final String productName;
    private final String folder;
    private final String newId;

    Dialect(String productName, String folder, String newId) {
        this.productName = productName;
        this.folder = folder;
        this.newId = newId;
    }

    /**
     * What this connection leads to.
     *
     * @throws IllegalStateException when it is not supported
     */
    static Dialect of(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.productName.equalsIgnoreCase(product)) {
                return dialect;
            }
        }
        throw new IllegalStateException("Signet stores its data in SQLite or PostgreSQL, not in " + product + ".");
    }

    /** Where its migrations lie, seen from this package. */
    String folder() {
        return folder;
    }

    /** The SQL expression of a fresh row id: 32 letters and digits. */
    String newId() {
        return newId;
    }

    /** Binds a moment, cut to the millisecond. */
    abstract void bind(PreparedStatement statement, int index, Instant moment) throws SQLException;

    /** Reads a moment as it is stored. */
    abstract @Nullable Instant moment(ResultSet row, String column) throws SQLException;

    /** The SQL expression of the moment a millisecond after the one in this column; null when that is null. */
    abstract String millisecondAfter(String column);

    /** What a SELECT ends with that keeps others from changing its rows until the transaction ends. */
    abstract String sharedLock();

    /**
     * The query of the names of a table's columns; no row: there is no such table where {@code CREATE TABLE} would make
     * one.
     */
    abstract String columnsOfTable();

    /** Whether the database itself says by its own code that it can't be asked now. */
    abstract boolean isUnavailable(SQLException failure);
}
