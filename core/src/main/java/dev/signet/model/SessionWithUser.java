package dev.signet.model;

/**
 * A session and its owner, read together in one statement.
 *
 * @param session the session
 * @param user its owner as they are now
 */
public record SessionWithUser(Session session, User user) {}
