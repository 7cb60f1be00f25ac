package dev.signet.engine;

/** Told of every session that begins, whatever the way of signing in. */
@FunctionalInterface
public interface SessionObserver {

    /** The session has begun; its cookies are on the response of the call. */
    void issued(ActiveSession session, Call call);
}
