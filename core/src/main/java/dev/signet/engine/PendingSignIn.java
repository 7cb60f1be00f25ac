package dev.signet.engine;

import dev.signet.model.User;

/**
 * A person who has proved who they are, before any gate was asked: it is worth no session yet. Immutable.
 *
 * <p>What it says of a session that goes on is the engine's word: only {@link #goingOn} says so, and it wants the session.
 */
public final class PendingSignIn {

    private final User user;
    private final String method;
    private final boolean remembered;
    private final boolean goesOn;

    /**
     * Somebody comes in.
     *
     * @param user who, read together with the proof: if the password changes while it is being checked, the session that
     *     comes of it is already revoked
     * @param method how they proved it, as {@code email}
     * @param remembered whether the session shall outlive the browser's own
     */
    public PendingSignIn(User user, String method, boolean remembered) {
        this(user, method, remembered, false);
    }

    private PendingSignIn(User user, String method, boolean remembered, boolean goesOn) {
        this.user = user;
        this.method = method;
        this.remembered = remembered;
        this.goesOn = goesOn;
    }

    /**
     * Nobody new comes in: the session of this call goes on as another one.
     *
     * @param call on a route with {@link Access#SESSION}
     * @param changed its owner as they are now
     * @param method what replaced the session, as {@code password-change}
     * @throws IllegalArgumentException when the session is another user's
     */
    public static PendingSignIn goingOn(Call call, User changed, String method) {
        if (!call.user().id().equals(changed.id())) {
            throw new IllegalArgumentException("The session belongs to another user.");
        }
        return new PendingSignIn(changed, method, call.session().remembered(), true);
    }

    /** Who. */
    public User user() {
        return user;
    }

    /** How they proved it. */
    public String method() {
        return method;
    }

    /** Whether the session shall outlive the browser's own. */
    public boolean remembered() {
        return remembered;
    }

    /** Whether a session that every gate has let pass goes on. */
    public boolean goesOn() {
        return goesOn;
    }
}
