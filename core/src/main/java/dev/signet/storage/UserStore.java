package dev.signet.storage;

import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import java.time.Instant;
import java.util.Optional;

/**
 * The users.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the database can't be asked.
 */
public interface UserStore {

    /** The user with this id. */
    Optional<User> findById(String id);

    /** The user with this e-mail address; the caller has lower-cased it. */
    Optional<User> findByEmail(String email);

    /**
     * Creates a user together with their first account, both or neither.
     *
     * @return false, and nothing is written, when the e-mail address is taken; of parallel calls with one address
     *     exactly one gets true
     */
    boolean createIfAbsent(User user, Account account);

    /**
     * Applies a change and moves {@code updatedAt}.
     *
     * @return the user as it is now; empty when there is none
     */
    Optional<User> update(String id, UserChange change, Instant now);

    /**
     * Gives a user an address that is proved, the same or another one, and ends their sessions as {@link #revokeSessions}
     * does, but for one: all or nothing.
     *
     * @param user as they were read together with the proof; address, whether that was proved, and {@code
     *     sessionsValidAfter} have to be so still
     * @param email lower-cased by the caller
     * @param survivor the token of the session that {@link SessionStore} keeps; empty: none
     * @return the user as they are now; empty, and nothing is written, when they have changed or the address is another
     *     user's. Of parallel calls with one {@code user} exactly one gets them
     */
    Optional<User> proveEmail(User user, String email, String survivor, Instant now);

    /**
     * Removes a user with all their accounts: all or nothing.
     *
     * @return whether there was one: of parallel calls exactly one gets true
     */
    boolean delete(String id);

    /**
     * Ends every session of a user: moves {@code sessionsValidAfter} to {@code now}, or to a millisecond after what it
     * was, whichever is later, and removes what {@link SessionStore} has of them, both or neither. So the moment is
     * another one each time, even where the clocks of instances differ, and no session outlives the call.
     *
     * @return the user as it is now; empty when there is none
     */
    Optional<User> revokeSessions(String id, Instant now);

    /**
     * The same, if the user's {@code sessionsValidAfter} is still what it is in {@code owner}.
     *
     * @return the user as it is now, to exactly one of parallel callers with the same {@code owner}; empty, and nothing is
     *     written, when the sessions were ended in between, or there is no such user
     */
    Optional<User> revokeSessionsIfUnrevoked(User owner, Instant now);
}
