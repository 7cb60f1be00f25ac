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
        try (Connection connection = connect(dataSource, name)) {
            return connection.getAutoCommit()
                    ? work.on(new Statements(connection, dialect))
                    : inTransaction(connection, work);
        } catch (SQLException e) {
            throw Failures.of(name, dialect, e);
        }
    }

    /** Runs statements of which either all count or none does. */
    <T> T atomically(String name, Work<T> work) {
        try (Connection connection = connect(dataSource, name)) {
            return inTransaction(connection, work);
        } catch (SQLException e) {
            throw Failures.of(name, dialect, e);
        }
    }

    private <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
        T result;
        try {
            result = work.on(new Statements(connection, dialect));
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, autoCommit, e);
            throw e;
        }
        if (autoCommit) {
            connection.setAutoCommit(true);
        }
        return result;
    }

    private static void rollBack(Connection connection, boolean autoCommit, Exception cause) {
        try {
            connection.rollback();
            // Only after a rollback that worked: switching auto-commit on commits whatever is still open.
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
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
