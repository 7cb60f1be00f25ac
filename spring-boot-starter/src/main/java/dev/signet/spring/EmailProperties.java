package dev.signet.spring;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What is done by mail.
 *
 * @param resetExpiresIn How long a link to a new password works.
 * @param verification Proving addresses.
 * @param changeEnabled Whether users can change their address.
 * @param deletion Users who delete their accounts.
 */
record EmailProperties(
        @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS)
        Duration resetExpiresIn,

        @DefaultValue Verification verification,
        @DefaultValue("false") boolean changeEnabled,
        @DefaultValue Deletion deletion) {

    /**
     * Users who delete their accounts.
     *
     * @param enabled Whether they can.
     * @param byMail Whether a link in a mail has to be followed.
     * @param expiresIn How long the link works.
     */
    record Deletion(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("false") boolean byMail,

            @DefaultValue("1d") @DurationUnit(ChronoUnit.SECONDS)
            Duration expiresIn) {}

    /**
     * Proving that an address belongs to its user.
     *
     * @param required Whether nobody signs in before.
     * @param onSignUp Whether a sign-up sends the mail. Unless set: if it is required.
     * @param onSignIn Whether a sign-in that is refused for it sends the mail again.
     * @param signsIn Whether who follows the link is signed in, in the browser in which they signed up or were refused.
     * @param expiresIn How long the link works.
     */
    record Verification(
            @DefaultValue("false") boolean required,
            @Nullable Boolean onSignUp,
            @DefaultValue("false") boolean onSignIn,
            @DefaultValue("false") boolean signsIn,

            @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS)
            Duration expiresIn) {}
}
