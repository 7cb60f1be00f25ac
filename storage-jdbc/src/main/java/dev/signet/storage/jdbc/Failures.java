package dev.signet.storage.jdbc;

import dev.signet.storage.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells "can't be asked now" from "was refused". */
final class Failures {

    /**
     * Connection (08), read-only after a failover (25006), conflict of transactions (40), out of resources (53), lock
     * timeout (55P03), shut down or cancelled (57), disk (58).
     */
    private static final List<String> UNAVAILABLE = List.of("08", "25006", "40", "53", "55P03", "57", "58");

    private Failures() {}

    static RuntimeException of(String statement, Dialect dialect, SQLException failure) {
        if (isUnavailable(dialect, failure)) {
            return new StorageUnavailableException("The database can't be asked: " + statement + ".", failure);
        }
        return new StatementFailedException(statement, failure);
    }

    static boolean isUnavailable(Dialect dialect, SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || dialect.isUnavailable(failure)
                || hasUnavailableState(failure);
    }

    private static boolean hasUnavailableState(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && UNAVAILABLE.stream().anyMatch(state::startsWith);
    }
}
