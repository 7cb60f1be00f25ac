package dev.signet.event;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to an account, after it was done. No event holds a password, a token, a link or an e-mail
 * address. All events are immutable.
 *
 * <pre>{@code
 * SecurityListener alarm = event -> {
 *     if (event instanceof SecurityEvent.LockedOut lockedOut) {
 *         warn(lockedOut.userId());
 *     }
 * };
 * }</pre>
 */
public sealed interface SecurityEvent {

    /** When it was done, and from where. */
    Occasion occasion();

    /** Whose account it is; null when the client named none that exists. */
    @Nullable
    String userId();

    /** What only this kind of event has, as a reason or another session's id; empty when it has nothing. */
    default String detail() {
        return "";
    }

    /** What was done, in kebab case, as {@code signed-in}; these names stay as they are. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** An account was made. */
    record SignedUp(Occasion occasion, String userId) implements SecurityEvent {}

    /** Nobody signed up, because an account has the address; whose it is was not asked. */
    record SignUpRefused(Occasion occasion) implements SecurityEvent {

        @Override
        public @Nullable String userId() {
            return null;
        }
    }

    /**
     * A session began, which the occasion names. A sign-up is followed by one, unless the address has to be proved first.
     *
     * @param method how the person proved who they are, as {@code email}
     */
    record SignedIn(Occasion occasion, String userId, String method) implements SecurityEvent {

        @Override
        public String detail() {
            return method;
        }
    }

    /**
     * No session began.
     *
     * @param userId whom the client named; null when there is no such account
     * @param reason {@link #NO_ACCOUNT}, {@link #WRONG_PASSWORD}, or the wire code of the gate that refused in kebab case,
     *     as {@code email-not-verified}
     */
    record SignInFailed(Occasion occasion, @Nullable String userId, String reason) implements SecurityEvent {

        /** No account with a password has the address. */
        public static final String NO_ACCOUNT = "no-account";

        /** The password is another. */
        public static final String WRONG_PASSWORD = "wrong-password";

        /** By the wire code of a refusal; null where it has none. */
        public static SignInFailed refused(Occasion occasion, String userId, @Nullable String code) {
            String reason =
                    code == null ? "refused" : code.toLowerCase(Locale.ROOT).replace('_', '-');
            return new SignInFailed(occasion, userId, reason);
        }

        @Override
        public String detail() {
            return reason;
        }
    }

    /** Somebody who is signed in gave a wrong password where it is asked for once more. */
    record PasswordCheckFailed(Occasion occasion, String userId) implements SecurityEvent {}

    /**
     * The password of an account was tried too often, and can't be tried for a while. Told once until that ends, not for
     * each try that is refused.
     *
     * @param userId null when there is no such account
     * @param retryAfter how long it can't be tried by this client
     */
    record LockedOut(Occasion occasion, @Nullable String userId, Duration retryAfter) implements SecurityEvent {

        @Override
        public String detail() {
            return retryAfter.toSeconds() + " s";
        }
    }

    /** A browser was signed out; the occasion names the session. */
    record SignedOut(Occasion occasion, String userId) implements SecurityEvent {}

    /**
     * One session was ended from another one, or from itself.
     *
     * @param revokedId the id of the session that was ended
     */
    record SessionRevoked(Occasion occasion, String userId, String revokedId) implements SecurityEvent {

        @Override
        public String detail() {
            return revokedId;
        }
    }

    /** Every session but that of the occasion was ended. */
    record OtherSessionsRevoked(Occasion occasion, String userId) implements SecurityEvent {}

    /** Every session was ended. */
    record AllSessionsRevoked(Occasion occasion, String userId) implements SecurityEvent {}

    /** The password was changed by who knew it, and every other session was ended. */
    record PasswordChanged(Occasion occasion, String userId) implements SecurityEvent {}

    /**
     * A mail with a link to a new password was asked for.
     *
     * @param userId null when there is no such account; then no mail was sent
     */
    record PasswordResetRequested(
            Occasion occasion, @Nullable String userId) implements SecurityEvent {}

    /** A new password was set by the link of a mail, and every session was ended. */
    record PasswordReset(Occasion occasion, String userId) implements SecurityEvent {}

    /** The hash of the password was replaced by one of the configured kind; the password is the same. */
    record PasswordHashUpgraded(Occasion occasion, String userId) implements SecurityEvent {}

    /** The address was proved. */
    record EmailVerified(Occasion occasion, String userId) implements SecurityEvent {}

    /** Another address was asked for. */
    record EmailChangeRequested(Occasion occasion, String userId) implements SecurityEvent {}

    /** The change of address was allowed at the old mailbox. */
    record EmailChangeConfirmed(Occasion occasion, String userId) implements SecurityEvent {}

    /** The account has another address. */
    record EmailChanged(Occasion occasion, String userId) implements SecurityEvent {}

    /**
     * A way to sign in was taken away.
     *
     * @param accountId the id of the row that is gone
     */
    record AccountUnlinked(Occasion occasion, String userId, String accountId) implements SecurityEvent {

        @Override
        public String detail() {
            return accountId;
        }
    }

    /** A mail with a link that deletes the account was asked for. */
    record DeletionRequested(Occasion occasion, String userId) implements SecurityEvent {}

    /** The account is gone. */
    record UserDeleted(Occasion occasion, String userId) implements SecurityEvent {}
}
