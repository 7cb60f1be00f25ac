package dev.signet.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How long a server may keep silent. One that hangs, or a network that drops every packet, would otherwise hold one thread
 * of the application after the other. A shorter limit of the connection's own stays; afterwards it has its own again.
 */
final class NetworkLimit {

    private static final int MILLIS = 10_000;

    private NetworkLimit() {}

    static <T> T run(Connection connection, Transaction.Work<T> work) throws SQLException {
        int own = connection.getNetworkTimeout();
        if (own > 0 && own <= MILLIS) {
            return work.run();
        }
        connection.setNetworkTimeout(Runnable::run, MILLIS);
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException e) {
            restore(connection, own, e);
            throw e;
        }
        connection.setNetworkTimeout(Runnable::run, own);
        return result;
    }

    private static void restore(Connection connection, int own, Exception cause) {
        try {
            connection.setNetworkTimeout(Runnable::run, own);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
