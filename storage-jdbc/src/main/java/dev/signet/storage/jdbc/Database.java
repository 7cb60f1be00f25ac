package dev.signet.storage.jdbc;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.signet.storage.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends connections to statements, keeps transactions short, and turns every {@link SQLException} into one of ours. */
final class Database {

    /** Statements on one connection. */
    interface Work<T> {
        T on(Statements statements) throws SQLException;
    }

    private static final int ATTEMPTS = 10;

    private final DataSource dataSource;
    private final Dialect dialect;

    private Database(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    static Database on(DataSource dataSource) {
        try (Connection connection = connect(dataSource, "connect")) {
            return new Database(dataSource, Dialect.of(connection));
        } catch (SQLException e) {
            throw new StorageUnavailableException("The database can't be asked what it is.", e);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs statements of which each stands for itself. */
    <T> T run(String name, Work<T> work) {
        return onConnection(
                name,
                connection -> connection.getAutoCommit()
                        ? work.on(dialect.on(connection))
                        : Transaction.run(connection, () -> work.on(dialect.on(connection))));
    }

    /** Runs statements of which either all count or none does. */
    <T> T atomically(String name, Work<T> work) {
        return onConnection(name, connection -> Transaction.run(connection, () -> work.on(dialect.on(connection))));
    }

    private interface ConnectionWork<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What was undone because of another transaction is run again, a few times: the work touches the database alone. */
    private <T> T onConnection(String name, ConnectionWork<T> work) {
        try (Connection connection = connect(dataSource, name)) {
            for (int attempt = 1; true; attempt++) {
                try {
                    return work.on(connection);
                } catch (SQLException e) {
                    if (attempt == ATTEMPTS || !dialect.isConflict(e)) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw Failures.of(name, dialect, e);
        }
    }

    /** No connection, whatever the reason, means that the database can't be asked. */
    private static Connection connect(DataSource dataSource, String name) {
        try {
            return dataSource.getConnection();
        } catch (SQLException | PoolInitializationException e) {
            throw new StorageUnavailableException("There is no connection to the database: " + name + ".", e);
        }
    }
}
