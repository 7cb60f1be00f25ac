package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

        @Override
        boolean isServer() {
            return false;
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

    /**
     * {@code timestamptz}, or {@code timestamp} in UTC, as Prisma makes it. The text of a moment suits both: the server makes
     * of it what the column is, and leaves the zone aside where the column has none. A value with a type of its own would
     * be moved by the time zone of the session.
     */
    POSTGRESQL("PostgreSQL", "postgresql", "replace(gen_random_uuid()::text, '-', '')") {
        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            statement.setObject(index, SQL_MILLIS.format(moment) + "+00", Types.OTHER);
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

        @Override
        boolean isTooStrict(Connection connection) throws SQLException {
            // Without auto-commit the question alone would leave a transaction open.
            int isolation = Transaction.run(connection, connection::getTransactionIsolation);
            return isolation > Connection.TRANSACTION_READ_COMMITTED;
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
    },

    /**
     * MySQL and MariaDB: only what both have, so that a test on one speaks for the other. A moment is written and read
     * as its text in UTC, as Better Auth does; the time zone of the session changes nothing.
     */
    MYSQL("MySQL", "mysql", "REPLACE(UUID(), '-', '')") {
        @Override
        Statements on(Connection connection) {
            return new MySqlStatements(connection);
        }

        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            // As text: to MariaDB 10, whose version begins with 5.5.5, MySQL's driver would send no fractions
            // of a second.
            statement.setString(index, SQL_MILLIS.format(moment));
        }

        @Override
        @Nullable
        Instant moment(ResultSet row, String column) throws SQLException {
            var moment = row.getObject(column, LocalDateTime.class);
            return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
        }

        @Override
        String millisecondAfter(String column) {
            return "\"" + column + "\" + INTERVAL 1000 MICROSECOND";
        }

        @Override
        String sharedLock() {
            return "LOCK IN SHARE MODE";
        }

        // On servers that keep all names in lower case, "rateLimit" is the table "ratelimit".
        @Override
        String columnsOfTable() {
            return """
                    SELECT c.column_name AS "name"
                    FROM (SELECT ? AS table_name) wanted JOIN information_schema.columns c
                      ON CAST(IF(@@lower_case_table_names = 0, c.table_name, LOWER(c.table_name)) AS BINARY)
                       = CAST(IF(@@lower_case_table_names = 0, wanted.table_name, LOWER(wanted.table_name)) AS BINARY)
                    WHERE c.table_schema = DATABASE()""";
        }

        @Override
        boolean hasConditionalUpsert() {
            return false;
        }

        @Override
        boolean isUnavailable(SQLException failure) {
            return MYSQL_UNAVAILABLE.contains(failure.getErrorCode());
        }

        @Override
        boolean isConflict(SQLException failure) {
            return failure.getErrorCode() == MYSQL_CHANGED_SINCE_READ || super.isConflict(failure);
        }
    };

    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SQL_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL: SQLite has no SQLSTATE. */
    private static final Set<Integer> SQLITE_UNAVAILABLE = Set.of(5, 6, 7, 8, 9, 10, 13, 14, 15);

    /**
     * Codes whose SQLSTATE says nothing: out of memory (1037, 1038, 1041), disk full (1021, 1114), lock wait timeout (1205,
     * 1206), too many connections of this user (1203, 1226), read-only (1290, 1836), statement timeout (1317, 1969, 3024),
     * connection killed (1927, 3169).
     */
    private static final Set<Integer> MYSQL_UNAVAILABLE =
            Set.of(1021, 1037, 1038, 1041, 1114, 1203, 1205, 1206, 1226, 1290, 1317, 1836, 1927, 1969, 3024, 3169);

    /** MariaDB's refusal to overwrite what another transaction has changed. */
    private static final int MYSQL_CHANGED_SINCE_READ = 1020;

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
        if ("MariaDB".equalsIgnoreCase(product)) {
            return MYSQL;
        }
        for (Dialect dialect : values()) {
            if (dialect.productName.equalsIgnoreCase(product)) {
                return dialect;
            }
        }
        throw new IllegalStateException(
                "Signet stores its data in SQLite, PostgreSQL, MySQL or MariaDB, not in " + product + ".");
    }

    /** Statements on this connection. */
    Statements on(Connection connection) {
        return new Statements(connection, this);
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
     * The query of the names of a table's columns; no row: there is no such table where {@code CREATE TABLE}
     * would make one.
     */
    abstract String columnsOfTable();

    /** Whether it runs elsewhere, and may keep silent. */
    boolean isServer() {
        return true;
    }

    /**
     * Whether the default isolation of this connection refuses what had only to wait. Everything here is right at read
     * committed; above it, parallel requests that touch one row would fail on PostgreSQL, and be run again.
     */
    boolean isTooStrict(Connection connection) throws SQLException {
        return false;
    }

    /** Whether {@code INSERT … ON CONFLICT … DO UPDATE … WHERE} is one statement. */
    boolean hasConditionalUpsert() {
        return true;
    }

    /** Whether the database has undone the transaction because of another one, so that it may be run again. */
    boolean isConflict(SQLException failure) {
        return "40001".equals(failure.getSQLState()) || "40P01".equals(failure.getSQLState());
    }

    /** Whether the database itself says by its own code that it can't be asked now. */
    abstract boolean isUnavailable(SQLException failure);
}
