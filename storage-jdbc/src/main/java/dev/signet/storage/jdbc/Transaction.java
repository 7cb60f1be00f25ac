package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction on a connection that may have auto-commit switched on, and gets it back. */
final class Transaction {

    /** What either counts as a whole or not at all. */
    interface Work<T> {
        T run() throws SQLException;
    }

    private Transaction() {}

    static <T> T run(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
        T result;
        try {
            result = work.run();
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
}
