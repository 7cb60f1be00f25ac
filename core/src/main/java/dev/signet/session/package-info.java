/**
 * Sessions without a table. Begin at {@link dev.signet.session.StatelessSessions}.
 *
 * <p>The cookie {@code session_token} holds a {@link dev.signet.session.SessionTicket}, {@code session_data} a
 * short-lived copy of session and user, {@code access_token} the token of API requests.
 */
@NullMarked
package dev.signet.session;

import org.jspecify.annotations.NullMarked;
