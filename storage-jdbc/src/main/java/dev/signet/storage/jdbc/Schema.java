package dev.signet.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of Signet's tables, for teams that run their own migrations. It is what {@link Migrations} runs, and can be run
 * on an empty database, on one that Better Auth has made, and again.
 *
 * <p>As a program: {@code java -cp signet-storage-jdbc.jar dev.signet.storage.jdbc.Schema postgresql}. It needs nothing else
 * on the class path.
 */
public final class Schema {

    /** The steps in their order; a database on which one is no script has none of that name. */
    private static final List<String> STEPS =
            List.of("V1__create_tables", "V2__add_missing_columns", "V3__create_sessions", "V4__create_audit_events");

    private static final Map<String, String> FOLDERS = Map.of(
            "sqlite", "sqlite",
            "postgresql", "postgresql",
            "mysql", "mysql",
            "mariadb", "mysql");

    private Schema() {}

    /**
     * The statements, with comments.
     *
     * @param database {@code sqlite}, {@code postgresql}, {@code mysql} or {@code mariadb}. What SQLite can't ask before it
     *     adds a column is a comment there: the columns that a database of Better Auth lacks
     * @throws IllegalArgumentException when it is another
     */
    public static String sql(String database) {
        var folder = FOLDERS.get(database.toLowerCase(Locale.ROOT));
        if (folder == null) {
            throw new IllegalArgumentException(
                    "Signet has tables for sqlite, postgresql, mysql and mariadb, not for \"" + database + "\".");
        }
        List<String> scripts = new ArrayList<>();
        for (String step : STEPS) {
            var script = read(folder + "/" + step + ".sql");
            if (script != null) {
                scripts.add(script.strip());
            }
        }
        var remark = read(folder + "/existing_tables.txt");
        if (remark != null) {
            scripts.add(remark.strip());
        }
        return String.join("\n\n", scripts) + "\n";
    }

    /** Prints the SQL for the database that is named. */
    public static void main(String[] databases) {
        System.exit(print(databases, System.out, System.err));
    }

    static int print(String[] databases, PrintStream out, PrintStream err) {
        try {
            if (databases.length != 1) {
                throw new IllegalArgumentException("Name one database: sqlite, postgresql, mysql or mariadb.");
            }
            out.print(sql(databases[0]));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static @Nullable String read(String file) {
        try (InputStream content = Schema.class.getResourceAsStream(file)) {
            return content == null ? null : new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
