package dev.signet.storage.jdbc;

import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import dev.signet.storage.UserStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcUserStore implements UserStore {

    private final Database database;

    JdbcUserStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<User> findById(String id) {
        var sql = """
                SELECT %s FROM "user" WHERE "id" = ?""".formatted(Rows.USER);
        return database.run("find user by id", statements -> statements.first(sql, Rows::user, id));
    }

    @Override
    public Optional<User> findByEmail(String email) {
        var sql = """
                SELECT %s FROM "user" WHERE "email" = ?""".formatted(Rows.USER);
        return database.run("find user by email", statements -> statements.first(sql, Rows::user, email));
    }

    @Override
    public boolean createIfAbsent(User user, Account account) {
        if (!account.userId().equals(user.id())) {
            throw new IllegalArgumentException("The account belongs to another user.");
        }
        return database.atomically("create user", statements -> {
            if (!insertIfAbsent(statements, user)) {
                return false;
            }
            insert(statements, account);
            return true;
        });
    }

    @Override
    public Optional<User> update(String id, UserChange change, Instant now) {
        var sql = """
                UPDATE "user" SET
                  "name" = COALESCE(?, "name"),
                  "image" = CASE WHEN ? THEN ? ELSE "image" END,
                  "updatedAt" = ?
                WHERE "id" = ?
                RETURNING %s""".formatted(Rows.USER);
        return database.run(
                "update user",
                statements -> statements.first(
                        sql, Rows::user, change.name(), change.changesImage(), change.image(), now, id));
    }

    @Override
    public boolean verifyEmail(String id, String email, Instant now) {
        var sql = """
                UPDATE "user" SET "emailVerified" = ?, "updatedAt" = ?
                WHERE "id" = ? AND "email" = ? AND "emailVerified" = ?""";
        return database.run(
                "verify e-mail address", statements -> statements.update(sql, true, now, id, email, false) == 1);
    }

    @Override
    public Optional<User> changeEmail(String id, String from, String to, Instant now) {
        var sql = """
                UPDATE "user" SET "email" = ?, "emailVerified" = ?, "updatedAt" = ?
                WHERE "id" = ? AND "email" = ?""";
        boolean changed = database.run("change e-mail address", statements -> {
            try {
                return statements.update(sql, to, true, now, id, from) == 1;
            } catch (SQLException refused) {
                if (isTaken(refused)) {
                    return false;
                }
                throw refused;
            }
        });
        return changed ? findById(id) : Optional.empty();
    }

    /** Of the keys that such an update can break there is only that of the address. SQLite has no SQLSTATE, but a 19. */
    private static boolean isTaken(SQLException refused) {
        var state = refused.getSQLState();
        return refused.getErrorCode() == 19 || (state != null && state.startsWith("23"));
    }

    @Override
    public boolean delete(String id) {
        var accounts = """
                DELETE FROM "account" WHERE "userId" = ?""";
        var sessions = """
                DELETE FROM "session" WHERE "userId" = ?""";
        var user = """
                DELETE FROM "user" WHERE "id" = ?""";
        // Tables that others made may lack the cascade.
        return database.atomically("delete user", statements -> {
            statements.update(accounts, id);
            statements.update(sessions, id);
            return statements.update(user, id) == 1;
        });
    }

    @Override
    public Optional<User> revokeSessions(String id, Instant now) {
        return database.atomically("revoke sessions", statements -> revokeSessions(statements, id, now));
    }

    @Override
    public Optional<User> revokeSessionsIfUnrevoked(User owner, Instant now) {
        return database.atomically("revoke unrevoked sessions", statements -> {
            var changed = moveRevocation(
                    statements,
                    "AND \"sessionsValidAfter\" IS NOT DISTINCT FROM ?",
                    now,
                    owner.id(),
                    owner.sessionsValidAfter());
            if (changed.isPresent()) {
                deleteSessions(statements, owner.id());
            }
            return changed;
        });
    }

    /** Part of whatever transaction the statements are in. */
    Optional<User> revokeSessions(Statements statements, String id, Instant now) throws SQLException {
        var changed = moveRevocation(statements, "", now, id);
        deleteSessions(statements, id);
        return changed;
    }

    /** The row's own moment counts, not one that was read before. */
    private Optional<User> moveRevocation(
            Statements statements, String condition, Instant now, @Nullable Object... conditionValues)
            throws SQLException {
        var next = database.dialect().millisecondAfter("sessionsValidAfter");
        var sql = """
                UPDATE "user" SET "sessionsValidAfter" = CASE WHEN %1$s > ? THEN %1$s ELSE ? END
                WHERE "id" = ? %2$s
                RETURNING %3$s""".formatted(next, condition, Rows.USER);
        List<@Nullable Object> values = new ArrayList<>(List.of(now, now));
        values.addAll(Arrays.asList(conditionValues));
        return statements.first(sql, Rows::user, values.toArray());
    }

    /** After the row of the owner: a session that is being made holds that row, and is waited for. */
    private static void deleteSessions(Statements statements, String userId) throws SQLException {
        statements.update("DELETE FROM \"session\" WHERE \"userId\" = ?", userId);
    }

    private static boolean insertIfAbsent(Statements statements, User user) throws SQLException {
        var sql = """
                INSERT INTO "user"
                  ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "sessionsValidAfter")
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ("email") DO NOTHING""";
        int inserted = statements.update(
                sql,
                user.id(),
                user.name(),
                user.email(),
                user.emailVerified(),
                user.image(),
                user.createdAt(),
                user.updatedAt(),
                user.sessionsValidAfter());
        return inserted == 1;
    }

    /** Part of whatever transaction the statements are in. */
    static void insert(Statements statements, Account account) throws SQLException {
        var sql = """
                INSERT INTO "account"
                  ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
                VALUES (?, ?, ?, ?, ?, ?, ?)""";
        statements.update(
                sql,
                account.id(),
                account.accountId(),
                account.providerId(),
                account.userId(),
                account.password(),
                account.createdAt(),
                account.updatedAt());
    }
}
