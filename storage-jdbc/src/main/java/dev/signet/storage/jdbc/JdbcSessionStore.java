package dev.signet.storage.jdbc;

import dev.signet.model.Session;
import dev.signet.model.SessionWithUser;
import dev.signet.model.User;
import dev.signet.storage.SessionStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

final class JdbcSessionStore implements SessionStore {

    private final Database database;

    JdbcSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean createIfUnrevoked(Session session, User owner) {
        if (!session.userId().equals(owner.id())) {
            throw new IllegalArgumentException("The session belongs to another user.");
        }
        // The lock makes a revocation that has begun end first; then its moment is compared.
        var sql = """
                INSERT INTO "session"
                  ("id", "token", "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent")
                SELECT ?, ?, "id", ?, ?, ?, ?, ? FROM "user"
                WHERE "id" = ? AND "sessionsValidAfter" IS NOT DISTINCT FROM ? %s""".formatted(database.dialect().sharedLock());
        return database.run(
                "create session",
                statements -> statements.update(
                                sql,
                                session.id(),
                                session.token(),
                                session.expiresAt(),
                                session.createdAt(),
                                session.updatedAt(),
                                session.ipAddress(),
                                session.userAgent(),
                                owner.id(),
                                owner.sessionsValidAfter())
                        == 1);
    }

    @Override
    public Optional<SessionWithUser> findByToken(String token) {
        var sql = """
                SELECT
                  s."id" AS "s_id", s."token" AS "s_token", s."userId" AS "s_userId",
                  s."expiresAt" AS "s_expiresAt", s."createdAt" AS "s_createdAt", s."updatedAt" AS "s_updatedAt",
                  s."ipAddress" AS "s_ipAddress", s."userAgent" AS "s_userAgent",
                  u."id" AS "u_id", u."name" AS "u_name", u."email" AS "u_email",
                  u."emailVerified" AS "u_emailVerified", u."image" AS "u_image",
                  u."createdAt" AS "u_createdAt", u."updatedAt" AS "u_updatedAt",
                  u."sessionsValidAfter" AS "u_sessionsValidAfter"
                FROM "session" s JOIN "user" u ON u."id" = s."userId"
                WHERE s."token" = ?""";
        return database.run(
                "find session with user by token",
                statements -> statements.first(
                        sql, row -> new SessionWithUser(Rows.session(row.of("s")), Rows.user(row.of("u"))), token));
    }

    @Override
    public List<Session> findLive(String userId, Instant now) {
        var sql = """
                SELECT %s FROM "session" WHERE "userId" = ? AND "expiresAt" > ?
                ORDER BY "createdAt", "id\"""".formatted(Rows.SESSION);
        return database.run("find live sessions", statements -> statements.list(sql, Rows::session, userId, now));
    }

    @Override
    public boolean extend(String token, Instant expected, Instant expiresAt, Instant now) {
        // Another program may have written what is finer than a millisecond.
        var sql = """
                UPDATE "session" SET "expiresAt" = ?, "updatedAt" = ?
                WHERE "token" = ? AND "expiresAt" >= ? AND "expiresAt" < ?""";
        var from = expected.truncatedTo(ChronoUnit.MILLIS);
        return database.run(
                "extend session",
                statements -> statements.update(sql, expiresAt, now, token, from, from.plusMillis(1)) == 1);
    }

    @Override
    public Optional<Session> revoke(String token) {
        var sql = """
                DELETE FROM "session" WHERE "token" = ? RETURNING %s""".formatted(Rows.SESSION);
        return database.run("revoke session", statements -> statements.first(sql, Rows::session, token));
    }

    @Override
    public Optional<Session> revokeOwn(String userId, String token) {
        var sql = """
                DELETE FROM "session" WHERE "token" = ? AND "userId" = ? RETURNING %s""".formatted(Rows.SESSION);
        return database.run("revoke own session", statements -> statements.first(sql, Rows::session, token, userId));
    }

    @Override
    public boolean revokeOthers(String userId, String token) {
        var own = """
                SELECT "id" FROM "session" WHERE "token" = ? AND "userId" = ?""";
        var sql = """
                DELETE FROM "session" WHERE "userId" = ? AND "token" <> ?""";
        return database.atomically("revoke other sessions", statements -> {
            JdbcUserStore.lock(statements, userId);
            boolean live =
                    statements.first(own, row -> row.text("id"), token, userId).isPresent();
            if (live) {
                statements.update(sql, userId, token);
            }
            return live;
        });
    }

    @Override
    public int deleteExpired(Instant now, int max) {
        return database.run("delete expired sessions", statements -> statements.deleteExpired("session", now, max));
    }
}
