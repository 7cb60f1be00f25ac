package dev.signet.engine;

/** Asked before any session is issued, whatever the way of signing in: bans, locks, a second factor that is due. */
@FunctionalInterface
public interface SessionGate {

    /**
     * Lets a sign-in pass by returning.
     *
     * @throws AuthException to refuse it
     */
    void check(PendingSignIn signIn);
}
