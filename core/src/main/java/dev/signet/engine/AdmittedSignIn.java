package dev.signet.engine;

import dev.signet.model.User;

/**
 * A sign-in that every gate let pass. Only {@link SessionIssuer} makes one, and a {@link SessionStrategy} starts no
 * session without one: holding it is the proof.
 */
public final class AdmittedSignIn {

    private final PendingSignIn signIn;

    AdmittedSignIn(PendingSignIn signIn) {
        this.signIn = signIn;
    }

    /** Who signed in. */
    public User user() {
        return signIn.user();
    }

    /** Whether the session outlives the browser's own. */
    public boolean remembered() {
        return signIn.remembered();
    }
}
