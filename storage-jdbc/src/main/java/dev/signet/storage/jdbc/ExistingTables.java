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

    /** The columns that every version of Better Auth has, and that can't be null. */
    private static final Map<String, Set<String>> CORE_COLUMNS = Map.of(
            "user", Set.of("id", "name", "email", "emailVerified", "createdAt", "updatedAt"),
            "account", Set.of("id", "accountId", "providerId", "userId", "createdAt", "updatedAt"),
            "verification", Set.of("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt"),
            "rateLimit", Set.of("id", "key", "count", "lastRequest"),
            "jwks", Set.of("id", "publicKey", "privateKey", "createdAt"));

    private ExistingTables() {}

    /**
     * Lets a database pass that has been migrated before, or whose tables are Better Auth's or have other names.
     *
     * @throws IllegalStateException when a table is somebody else's
     */
    static void check(Database database, String history) {
        List<String> foreign = database.run(
                "look at tables",
                statements -> isMigrated(statements, database.dialect(), history)
                        ? List.of()
                        : foreign(statements, database.dialect()));
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

    /** The history alone proves nothing: it is made before the first step, which may have failed. */
    private static boolean isMigrated(Statements statements, Dialect dialect, String history) throws SQLException {
        var firstStep = "SELECT \"version\" FROM \"" + history + "\" WHERE \"version\" = '1'";
        return !columns(statements, dialect, history).isEmpty()
                && statements.first(firstStep, row -> row.text("version")).isPresent();
    }

    private static List<String> foreign(Statements statements, Dialect dialect) throws SQLException {
        List<String> foreign = new ArrayList<>();
        for (Map.Entry<String, Set<String>> table : new TreeMap<>(CORE_COLUMNS).entrySet()) {
            List<String> present = columns(statements, dialect, table.getKey());
            if (!present.isEmpty() && !present.containsAll(table.getValue())) {
                foreign.add(table.getValue().stream()
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
