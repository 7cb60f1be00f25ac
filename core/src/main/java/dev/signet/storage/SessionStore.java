package dev.signet.storage;

import dev.signet.model.Session;
import dev.signet.model.SessionWithUser;
import dev.signet.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of the database strategy. A session that is revoked is gone; {@link UserStore#revokeSessions} and
 * {@link AccountStore#changePassword} remove all of a user.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the database can't be asked.
 */
public interface SessionStore {

    /**
     * Stores a session, if its owner's {@code sessionsValidAfter} is still what it is in {@code owner}, who was read
     * together with the proof of identity. So a sign-in that overlaps a revocation leaves no session behind: either it
     * is refused here, or the revocation finds the row.
     *
     * @return whether it was stored; false as well when the owner is gone
     */
    boolean createIfUnrevoked(Session session, User owner);

    /** The session with this token together with its owner, in one statement. It may have expired. */
    Optional<SessionWithUser> findByToken(String token);

    /** The sessions of a user that have not expired at {@code now}, the oldest first; of one age by id. */
    List<Session> findLive(String userId, Instant now);

    /**
     * Moves the expiry of a session, and {@code updatedAt} to {@code now}, if its expiry is still {@code expected}.
     *
     * @return whether it was moved, to exactly one of parallel callers; false, and nothing is written, when another was
     *     faster or the session is gone
     */
    boolean extend(String token, Instant expected, Instant expiresAt, Instant now);

    /**
     * Ends the session with this token, whoever owns it.
     *
     * @return it, to exactly one of parallel callers; empty when there was none
     */
    Optional<Session> revoke(String token);

    /**
     * Ends the session with this token, if this user owns it.
     *
     * @return it, to exactly one of parallel callers; empty when there was none
     */
    Optional<Session> revokeOwn(String userId, String token);

    /**
     * Ends all sessions of a user but the one with this token, if that is there still: a session that was ended in between
     * must not end the others.
     *
     * @return whether it was there; else nothing was ended. Of two sessions that end each other at one time one stays
     */
    boolean revokeOthers(String userId, String token);

    /**
     * Removes what has expired, a batch at a time, so that no statement holds many rows.
     *
     * @param max how many at the most; positive
     * @return how many were removed; fewer than {@code max} when there are no more
     */
    int deleteExpired(Instant now, int max);
}
