package dev.signet.engine;

import dev.signet.http.HttpRequest;
import dev.signet.model.Session;
import dev.signet.model.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How sessions are kept: in signed tokens, or in a table. Thread-safe. */
public interface SessionStrategy {

    /**
     * Begins a session and sets its cookies.
     *
     * @throws AuthException when all sessions of the user were ended since they proved who they are
     */
    ActiveSession start(AdmittedSignIn signIn, Call call);

    /**
     * The session that a request presents, checked against its owner's row now.
     *
     * @return empty when there is none, or it has expired or was revoked
     */
    Optional<ActiveSession> authenticate(HttpRequest request);

    /**
     * The session that a request presents, from the cache where that is still good; renews the cookies where not, and
     * removes them when the session is gone.
     *
     * @param reading how it is read
     */
    Optional<CurrentSession> current(Call call, Reading reading);

    /**
     * How a session is read.
     *
     * @param bypassCache whether to ask the database in any case
     * @param withoutRenewal whether to leave the cookies of a live session as they are
     * @param byPost whether the request may write where reads don't, as renewals are deferred
     */
    record Reading(boolean bypassCache, boolean withoutRenewal, boolean byPost) {}

    /**
     * A session together with the access token that is valid for it now.
     *
     * @param active the session
     * @param accessToken the token that the browser holds as a cookie
     * @param needsRefresh whether a renewal is due that this read has left undone; null where that is not told
     */
    record CurrentSession(
            ActiveSession active,
            String accessToken,
            @Nullable Boolean needsRefresh) {

        /** One of which nothing is told. */
        public CurrentSession(ActiveSession active, String accessToken) {
            this(active, accessToken, null);
        }
    }

    /** Sets the cookies anew, with the owner as they are now. */
    void refresh(ActiveSession session, Call call);

    /**
     * Lets a session go on, and sets its cookies anew, after a statement of the storage has ended all others of its owner.
     * That statement found the owner's {@code sessionsValidAfter} as it is in the session.
     *
     * @param owner as they are now
     */
    void goOn(ActiveSession session, User owner, Call call);

    /** Ends every session of a user at once; cookies that are out in the world are worthless from now on. */
    User revokeAll(User user);

    /**
     * Ends every session of the caller but the one of this call, which goes on.
     *
     * @throws AuthException 401 when it was ended itself since the call began
     */
    void revokeOthers(Call call);

    /**
     * Signs this browser out: ends the session that it presents, if there is one, and removes the cookies.
     *
     * @return what was ended
     */
    List<Session> end(Call call);

    /** Removes the cookies from the browser. */
    void clear(Call call);
}
