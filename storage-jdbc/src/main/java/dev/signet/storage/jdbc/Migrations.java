package dev.signet.storage.jdbc;

import dev.signet.storage.StorageUnavailableException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Makes the tables and keeps them up to date.
 *
 * <p>Safe to call at every start, by several instances at once, on an empty database, beside tables of others, and on a
 * database that Better Auth has made. What has been done is kept in {@code signet_schema_history}, so it never meets
 * a Flyway of the application's own.
 */
public final class Migrations {

    private static final String HISTORY = "signet_schema_history";
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 200;

    private Migrations() {}

    /**
     * Brings the tables up to date. On PostgreSQL, MySQL and MariaDB it takes two connections at a time.
     *
     * @throws StorageUnavailableException when the database can't be asked
     * @throws IllegalStateException when it is not supported; when it has tables of our names that are not Better
     *     Auth's, and then nothing is changed; or when it refuses a step, and then that step is undone as a whole. MySQL
     *     and MariaDB can't undo one: there the step is run again by the next call
     */
    public static void migrate(DataSource dataSource) {
        var database = Database.on(dataSource);
        var dialect = database.dialect();
        ExistingTables.check(database, HISTORY);
        for (int attempt = 1; true; attempt++) {
            try {
                forgetFailures(database);
                configure(dataSource, dialect).load().migrate();
                return;
            } catch (FlywayException e) {
                // Of instances that start at once, one may find the history half made by another. The steps are locked,
                // the making of the history is not, so look again.
                if (attempt == ATTEMPTS || !pause()) {
                    throw failure(dialect, e);
                }
            }
        }
    }

    /**
     * Where a step can't be undone, Flyway notes its failure and refuses every further one. Ours can be run again
     * from the beginning.
     */
    private static void forgetFailures(Database database) {
        if (database.dialect() == Dialect.MYSQL && ExistingTables.exists(database, HISTORY)) {
            var sql = "DELETE FROM \"" + HISTORY + "\" WHERE \"success\" = ?";
            database.run("forget failed migrations", statements -> statements.update(sql, false));
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static FluentConfiguration configure(DataSource dataSource, Dialect dialect) {
        var configuration = Flyway.configure(Migrations.class.getClassLoader())
                .loggers(FlywayLog.class.getName())
                .dataSource(dataSource)
                .table(HISTORY)
                .locations("classpath:dev/signet/storage/jdbc/" + dialect.folder())
                .failOnMissingLocations(true)
                .placeholderReplacement(false)
                // Other tables in the schema are no obstacle: everything of ours counts from version 1 on.
                .baselineOnMigrate(true)
                .baselineVersion("0");
        return dialect == Dialect.SQLITE ? configuration.javaMigrations(new AddMissingColumns()) : configuration;
    }

    private static RuntimeException failure(Dialect dialect, FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && Failures.isUnavailable(dialect, sql)) {
                return new StorageUnavailableException("The database can't be asked: migrate.", failure);
            }
        }
        return new IllegalStateException("Signet's tables could not be brought up to date.", failure);
    }
}
