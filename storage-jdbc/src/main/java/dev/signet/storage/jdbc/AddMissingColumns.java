package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Version 2 on SQLite, whose ALTER TABLE has no IF NOT EXISTS; on PostgreSQL it is a script. */
final class AddMissingColumns implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2");
    }

    @Override
    public String getDescription() {
        return "add missing columns";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        add(context.getConnection(), "user", "sessionsValidAfter", "date");
        add(context.getConnection(), "jwks", "expiresAt", "date");
        add(context.getConnection(), "jwks", "alg", "text");
        add(context.getConnection(), "jwks", "crv", "text");
    }

    private static void add(Connection connection, String table, String column, String type) throws SQLException {
        var statements = Dialect.SQLITE.on(connection);
        var present = statements.first(
                "SELECT \"name\" FROM pragma_table_info(?) WHERE \"name\" = ?", row -> row.text("name"), table, column);
        if (present.isEmpty()) {
            statements.update("ALTER TABLE \"" + table + "\" ADD COLUMN \"" + column + "\" " + type);
        }
    }
}
