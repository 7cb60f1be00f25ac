package dev.signet.storage.jdbc;

import java.sql.SQLException;

/**
 * The database refused a statement: a missing table, a broken key, a mistake of ours. Trying again doesn't help.
 *
 * <p>The message names the statement and the SQLSTATE, never a value of a row.
 */
public final class StatementFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementFailedException(String statement, SQLException cause) {
        super(
                "The statement \"" + statement + "\" failed (SQLSTATE " + cause.getSQLState() + ", code "
                        + cause.getErrorCode() + ").",
                mayQuoteValues(cause) ? null : cause);
    }

    /**
     * Of data exceptions (22) and broken keys (23) the databases quote the row, e-mail address included. MySQL does so under
     * its general state (HY000) too, and quotes the statement in syntax errors (42000), with the values that a driver has
     * put into it.
     */
    private static boolean mayQuoteValues(SQLException cause) {
        var state = cause.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.equals("HY000") || state.equals("42000"));
    }
}
