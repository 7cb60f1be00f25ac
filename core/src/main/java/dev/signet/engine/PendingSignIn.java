package dev.signet.engine;

import dev.signet.model.User;

/**
 * A person who has proved who they are, before any gate was asked: it is worth no session yet.
 *
 * @param user who, read together with the proof: if the password changes while it is being checked, the session that
 *     comes of it is already revoked
 * @param method how they proved it, as {@code email}
 * @param remembered whether the session shall outlive the browser's own
 */
public record PendingSignIn(User user, String method, boolean remembered) {

    /** The method of a session that goes on under a new password: nobody new comes in. */
    public static final String PASSWORD_CHANGE = "password-change";

    /** Whether somebody comes in who was not signed in. */
    public boolean begins() {
        return !method.equals(PASSWORD_CHANGE);
    }
}
