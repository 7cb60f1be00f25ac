package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** What tests ask a database behind the storage's back. */
final class Sql {

    private Sql() {}

    static void execute(DataSource database, String script) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : script.split(";\\s*(\\n|$)", -1)) {
                if (sql.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--"))) {
                    statement.execute(quoted(connection, sql));
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /** The first column of each row. */
    static List<String> query(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(quoted(connection, sql))) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** All tables, as {@code name}. */
    static List<String> tables(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.getMetaData().getTables(connection.getCatalog(), null, null, new String[] {"TABLE"
                })) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
            return names;
        }
    }

    /** The indexes of a table, by name. */
    static List<String> indexes(DataSource database, String table) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.getMetaData().getIndexInfo(connection.getCatalog(), null, table, false, false)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString("INDEX_NAME"));
            }
            return names;
        }
    }

    /** The columns of a table, as {@code name type}, with {@code !} when they can't be null. */
    static List<String> columns(DataSource database, String table) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.getMetaData().getColumns(connection.getCatalog(), null, table, null)) {
            List<String> columns = new ArrayList<>();
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME") + " "
                        + rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT)
                        + ("NO".equals(rows.getString("IS_NULLABLE")) ? "!" : ""));
            }
            return columns;
        }
    }

    private static String quoted(Connection connection, String sql) throws SQLException {
        return Dialect.of(connection) == Dialect.MYSQL ? sql.replace('"', '`') : sql;
    }
}
