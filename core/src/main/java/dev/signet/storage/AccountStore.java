package dev.signet.storage;

import dev.signet.model.Account;
import dev.signet.model.LinkedAccount;
import dev.signet.model.User;
import dev.signet.model.UserWithAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of users.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the database can't be asked.
 */
public interface AccountStore {

    /**
     * The user with this e-mail address and their account at this provider, in one statement. Empty when
     * either is missing.
     *
     * @param email lower-cased by the caller
     */
    Optional<UserWithAccount> findByEmail(String email, String providerId);

    /** The account of this user at this provider. */
    Optional<Account> findByUser(String userId, String providerId);

    /**
     * Replaces a password hash by another of the same password, if it is still {@code expected}.
     *
     * @return whether it was replaced
     */
    boolean upgradePassword(String accountId, String expected, String replacement, Instant now);

    /**
     * Gives a user a password, whatever they had, and ends every session as {@link UserStore#revokeSessions} does: both
     * or neither. The hash takes the place of that of the user's own account at {@link Account#CREDENTIAL}; if there is
     * none, this account is stored.
     *
     * @param account whose hash and moment count in any case
     * @param owner as they were read together with the leave to do so; {@code sessionsValidAfter} has to be so still
     * @return the owner as they are now; empty, and nothing is written, when there is no such user or all their sessions
     *     were ended meanwhile. Of parallel calls with one {@code owner} exactly one gets them
     */
    Optional<User> resetPassword(Account account, User owner);

    /**
     * Replaces a password hash by that of another password, if it is still {@code expected}, and ends every session of
     * the owner as {@link UserStore#revokeSessions} does: both or neither.
     *
     * @return the owner's new {@code sessionsValidAfter}, later than before in every case; empty, and nothing is
     *     written, when the hash was no longer {@code expected}. Of parallel calls with one expected hash exactly one
     *     gets a moment
     */
    Optional<Instant> changePassword(Account account, String expected, String replacement, Instant now);

    /** Every account of this user, the oldest first. */
    List<LinkedAccount> findAll(String userId);

    /** What became of the wish to take an account away. */
    enum Unlinked {
        /** It is gone. */
        DONE,
        /** It is the only one of this user, who could never sign in again; nothing is changed. */
        LAST,
        /** This user has no account with this id; nothing is changed. */
        UNKNOWN
    }

    /** Deletes an account of this user, if another one is left. Of parallel calls for the last two exactly one is done. */
    Unlinked unlink(String userId, String id);
}
