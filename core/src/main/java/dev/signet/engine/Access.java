package dev.signet.engine;

/** Who may call an endpoint. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** A signed-in user, whose session is checked against their row in the database, never from a cache. */
    SESSION,
    /** The same, and they signed in no longer ago than the setting {@code signet.session.fresh-age} allows. */
    FRESH_SESSION;

    /** Whether a session is needed. */
    public boolean needsSession() {
        return this != PUBLIC;
    }
}
