package dev.signet.storage.jdbc;

import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import javax.sql.DataSource;

/** Engines whose sessions are in the database. */
final class InDatabase {

    private InDatabase() {}

    /** An engine on this database, with Signet's tables in it. */
    static TestAuth engine(DataSource database) {
        return TestAuth.builder()
                .storage(JdbcStorage.on(database))
                .options(options -> options.session(sessions(DatabaseSessionOptions.DEFAULTS)))
                .build();
    }

    /** With lifetimes as they are unless set. */
    static SessionOptions sessions(DatabaseSessionOptions database) {
        var defaults = SessionOptions.DEFAULTS;
        return new SessionOptions(
                Strategy.DATABASE,
                defaults.expiresIn(),
                defaults.updateAge(),
                defaults.freshAge(),
                defaults.cookiePrefix(),
                defaults.cookieDomain(),
                database);
    }
}
