package dev.signet.feature.session;

import dev.signet.engine.Doc;
import dev.signet.model.Session;
import java.time.Instant;

/** A session as the wire shows it. */
record SessionView(
        @Doc("When it ends") Instant expiresAt,

        @Doc("Names the session; without the signature in the cookie it authenticates nobody")
        String token,

        @Doc("When the person signed in") Instant createdAt,
        @Doc("When it was last extended") Instant updatedAt,
        @Doc("Where it was made; empty when unknown") String ipAddress,
        @Doc("By which browser; empty when unknown") String userAgent,
        @Doc("Its owner") String userId,
        @Doc("32 letters and digits") String id) {

    static SessionView of(Session session) {
        return new SessionView(
                session.expiresAt(),
                session.token(),
                session.createdAt(),
                session.updatedAt(),
                session.ipAddress(),
                session.userAgent(),
                session.userId(),
                session.id());
    }
}
