package dev.signet.crypto;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Makes and checks password hashes. Thread-safe. */
public interface PasswordHasher {

    /** The encoded hash of a password, with a salt of its own. */
    String hash(String password);

    /** Whether the password is the one behind this encoded hash; false for a hash in a form it does not know. */
    boolean matches(String password, String encoded);

    /** The same as {@link #matches}, and how long it took by this clock. */
    default Checked check(String password, String encoded, InstantSource clock) {
        Instant begun = clock.instant();
        boolean matches = matches(password, encoded);
        return new Checked(matches, Duration.between(begun, clock.instant()));
    }

    /** Whether a hash should be replaced at the next sign-in, because it is weaker than {@link #hash} makes them. */
    boolean isOutdated(String encoded);

    /**
     * What checking a password against this encoded hash takes, as a text: equal texts mean equal work. Empty for a hash
     * that can't be read, which takes none.
     */
    String work(String encoded);

    /**
     * What {@link #check} says.
     *
     * @param matches what {@link #matches} says
     * @param took how long the work took, without the time that it waited for its turn
     */
    record Checked(boolean matches, Duration took) {}
}
