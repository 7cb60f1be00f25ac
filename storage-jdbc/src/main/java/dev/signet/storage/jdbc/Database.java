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
    private final boolean isTooStrict;

    private Database(DataSource dataSource, Dialect dialect, boolean isTooStrict) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.isTooStrict = isTooStrict;
    }

    static Database on(DataSource dataSource) {
        try (Connection connection = connect(dataSource, "connect")) {
            var dialect = Dialect.of(connection);
            return new Database(dataSource, dialect, dialect.isTooStrict(connection));
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
                connection -> connection.getAutoCommit() && !isTooStrict
                        ? work.on(dialect.on(connection))
                        : transaction(connection, work));
    }

    /** Runs statements of which either all count or none does. */
    <T> T atomically(String name, Work<T> work) {
        return onConnection(name, connection -> transaction(connection, work));
    }

    private <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        return Transaction.run(connection, () -> {
            var statements = dialect.on(connection);
            if (isTooStrict) {
                statements.update("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            }
            return work.on(statements);
        });
    }

    private interface ConnectionWork<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T onConnection(String name, ConnectionWork<T> work) {
        try (Connection connection = connect(dataSource, name)) {
            return dialect.isServer()
                    ? NetworkLimit.run(connection, () -> repeated(connection, work))
                    : repeated(connection, work);
        } catch (SQLException e) {
            throw Failures.of(name, dialect, e);
        }
    }

    /** What was undone because of another transaction is run again, a few times: the work touches the database alone. */
    private <T> T repeated(Connection connection, ConnectionWork<T> work) throws SQLException {
        for (int attempt = 1; true; attempt++) {
            try {
                return work.on(connection);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !dialect.isConflict(e)) {
                    throw e;
                }
            }
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
