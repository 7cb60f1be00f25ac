package dev.signet.engine;

/** Who may call an endpoint. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** A signed-in user, whose session is checked against their row in the database, never from a cache. */
    SESSION
}
