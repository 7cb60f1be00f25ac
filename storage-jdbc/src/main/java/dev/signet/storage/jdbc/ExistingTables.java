package dev.signet.storage.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The check before the first migration: a table that bears one of our names is taken over only if it is Better Auth's. An
 * application's own table must not be altered, nor lose rows.
 */
final class ExistingTables {

    /**
     * A table that a step of the migration makes or takes over.
     *
     * @param step the version of the step
     * @param columns those that every version of Better Auth has, and that can't be null; of our own tables all that count
     */
    private record Table(String step, Set<String> columns) {}

    private static final Map<String, Table> TABLES = Map.of(
            "user", new Table("1", Set.of("id", "name", "email", "emailVerified", "createdAt", "updatedAt")),
            "account", new Table("1", Set.of("id", "accountId", "providerId", "userId", "createdAt", "updatedAt")),
            "verification", new Table("1", Set.of("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt")),
            "rateLimit", new Table("1", Set.of("id", "key", "count", "lastRequest")),
            "jwks", new Table("1", Set.of("id", "publicKey", "privateKey", "createdAt")),
            "session", new Table("3", Set.of("id", "token", "userId", "expiresAt", "createdAt", "updatedAt")),
            "auditEvent", new Table("4", Set.of("id", "kind", "createdAt", "userId", "sessionId", "detail")));

    private ExistingTables() {}

    /**
     * Lets a database pass whose tables have been migrated before, or are Better Auth's, or have other names.
     *
     * @throws IllegalStateException when a table is somebody else's
     */
    static void check(Database database, String history) {
        List<String> foreign = database.run("look at tables", statements -> {
            Set<String> done = done(statements, database.dialect(), history);
            return foreign(statements, database.dialect(), done);
        });
        if (!foreign.isEmpty()) {
            throw new IllegalStateException("Signet needs tables that exist already and are not Better Auth's: "
                    + String.join("; ", foreign)
                    + ". Nothing was changed. Give Signet a database or a schema of its own.");
        }
    }

    /** Whether there is such a table. */
    static boolean exists(Database database, String table) {
        return database.run(
                "look at tables",
                statements -> !columns(statements, database.dialect(), table).isEmpty());
    }

    /** The steps that were taken. The history alone proves nothing: it is made before the first, which may have failed. */
    private static Set<String> done(Statements statements, Dialect dialect, String history) throws SQLException {
        if (columns(statements, dialect, history).isEmpty()) {
            return Set.of();
        }
        var steps = "SELECT \"version\" FROM \"" + history + "\" WHERE \"version\" IS NOT NULL";
        return Set.copyOf(statements.list(steps, row -> row.text("version")));
    }

    private static List<String> foreign(Statements statements, Dialect dialect, Set<String> done) throws SQLException {
        List<String> foreign = new ArrayList<>();
        for (Map.Entry<String, Table> table : new TreeMap<>(TABLES).entrySet()) {
            Set<String> wanted = table.getValue().columns();
            List<String> present = columns(statements, dialect, table.getKey());
            if (!done.contains(table.getValue().step()) && !present.isEmpty() && !present.containsAll(wanted)) {
                foreign.add(wanted.stream()
                        .filter(column -> !present.contains(column))
                        .sorted()
                        .collect(Collectors.joining(", ", "\"" + table.getKey() + "\" lacks ", "")));
            }
        }
        return foreign;
    }

    private static List<String> columns(Statements statements, Dialect dialect, String table) throws SQLException {
        return statements.list(dialect.columnsOfTable(), row -> row.text("name"), table);
    }
}
