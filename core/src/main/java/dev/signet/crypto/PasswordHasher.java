package dev.signet.crypto;

/** Makes and checks password hashes. Thread-safe. */
public interface PasswordHasher {

    /** The encoded hash of a password, with a salt of its own. */
    String hash(String password);

    /** Whether the password is the one behind this encoded hash; false for a hash in a form it does not know. */
    boolean matches(String password, String encoded);

    /** Whether a hash should be replaced at the next sign-in, because it is weaker than {@link #hash} makes them. */
    boolean isOutdated(String encoded);

    /**
     * What checking a password against this encoded hash takes, as a text: equal texts mean equal work. Empty for a hash
     * that can't be read, which takes none.
     */
    String work(String encoded);
}
