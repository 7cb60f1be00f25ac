/**
 * Sessions without a table, and with one. Begin at {@link dev.signet.session.StatelessSessions} or
 * {@link dev.signet.session.DatabaseSessions}.
 *
 * <p>The cookie {@code session_token} holds a {@link dev.signet.session.SessionTicket}, or the token of a row;
 * {@code session_data} a
 * short-lived copy of session and user, {@code access_token} the token of API requests.
 */
@NullMarked
package dev.signet.session;

import org.jspecify.annotations.NullMarked;
