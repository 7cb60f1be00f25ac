package dev.signet.storage.jdbc;

import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.SessionOptions;
import dev.signet.testkit.TestAuth;
import javax.sql.DataSource;

/** Engines whose sessions are in the database. */
final class InDatabase {

    private InDatabase() {}

    /** An engine on this database, with Signet's tables in it. */
    static TestAuth engine(DataSource database) {
        return TestAuth.builder()
                .storage(JdbcStorage.on(database))
                .options(
                        options -> options.session(SessionOptions.DEFAULTS.inDatabase(DatabaseSessionOptions.DEFAULTS)))
                .build();
    }
}
