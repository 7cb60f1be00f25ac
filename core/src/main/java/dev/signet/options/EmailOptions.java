package dev.signet.options;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is done by mail.
 *
 * @param resetExpiresIn how long a link to a new password works, from a minute to a day; an hour unless set
 * @param verification proving addresses
 * @param changeEnabled whether users can change their address; no unless set
 * @param deletion users who delete their accounts
 */
public record EmailOptions(
        Duration resetExpiresIn, Verification verification, boolean changeEnabled, Deletion deletion) {

    /** What holds when nothing is set. */
    public static final EmailOptions DEFAULTS =
            new EmailOptions(Duration.ofHours(1), Verification.DEFAULTS, false, Deletion.DEFAULTS);

    /** Checks the bounds. */
    public EmailOptions {
        Checks.between("signet.email.reset-expires-in", resetExpiresIn, Duration.ofMinutes(1), Duration.ofDays(1));
    }

    /**
     * Proving that an address belongs to its user.
     *
     * @param required whether nobody signs in before; no unless set
     * @param onSignUp whether a sign-up sends the mail; null unless set: if it is required
     * @param onSignIn whether a sign-in that is refused for it sends the mail again; no unless set
     * @param signsIn whether who follows the link is signed in; no unless set
     * @param expiresIn how long the link works, from a minute to a week; an hour unless set
     */
    public record Verification(
            boolean required, @Nullable Boolean onSignUp, boolean onSignIn, boolean signsIn, Duration expiresIn) {

        /** What holds when nothing is set. */
        public static final Verification DEFAULTS = new Verification(false, null, false, false, Duration.ofHours(1));

        /** Checks the bounds. */
        public Verification {
            Checks.between(
                    "signet.email.verification.expires-in", expiresIn, Duration.ofMinutes(1), Duration.ofDays(7));
        }

        /** Whether a sign-up sends the mail. */
        public boolean sendsOnSignUp() {
            return onSignUp == null ? required : onSignUp;
        }
    }

    /**
     * Users who delete their accounts.
     *
     * @param enabled whether they can; no unless set
     * @param byMail whether a link in a mail has to be followed; no unless set: the password, or a fresh session, is enough
     * @param expiresIn how long the link works, from a minute to a week; a day unless set
     */
    public record Deletion(boolean enabled, boolean byMail, Duration expiresIn) {

        /** What holds when nothing is set. */
        public static final Deletion DEFAULTS = new Deletion(false, false, Duration.ofDays(1));

        /** Checks the bounds. */
        public Deletion {
            Checks.between("signet.email.deletion.expires-in", expiresIn, Duration.ofMinutes(1), Duration.ofDays(7));
        }
    }
}
