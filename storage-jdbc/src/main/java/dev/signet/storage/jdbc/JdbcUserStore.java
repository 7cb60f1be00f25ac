package dev.signet.storage.jdbc;

import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import dev.signet.storage.UserStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
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
    public Optional<User> proveEmail(User user, String email, String survivor, Instant now) {
        try {
            return database.atomically("prove e-mail address", statements -> {
                try {
                    return prove(statements, user, email, survivor, now);
                } catch (SQLException refused) {
                    if (isTaken(refused)) {
                        // Thrown, so that the transaction is rolled back.
                        throw new AddressTaken();
                    }
                    throw refused;
                }
            });
        } catch (AddressTaken taken) {
            return Optional.empty();
        }
    }

    private Optional<User> prove(Statements statements, User user, String email, String survivor, Instant now)
            throws SQLException {
        var next = database.dialect().millisecondAfter("sessionsValidAfter");
        var sql = """
                UPDATE "user" SET "email" = ?, "emailVerified" = ?, "updatedAt" = ?,
                  "sessionsValidAfter" = CASE WHEN %1$s > ? THEN %1$s ELSE ? END
                WHERE "id" = ? AND "email" = ? AND "emailVerified" = ? AND "sessionsValidAfter" IS NOT DISTINCT FROM ?
                RETURNING %2$s""".formatted(next, Rows.USER);
        var proved = statements.first(
                sql,
                Rows::user,
                email,
                true,
                now,
                now,
                now,
                user.id(),
                user.email(),
                user.emailVerified(),
                user.sessionsValidAfter());
        if (proved.isPresent()) {
            statements.update("DELETE FROM \"session\" WHERE \"userId\" = ? AND \"token\" <> ?", user.id(), survivor);
        }
        return proved;
    }

    /** The address is another user's. */
    private static final class AddressTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AddressTaken() {
            super("taken", null, false, false);
        }
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
        return database.atomically("revoke unrevoked sessions", statements -> revokeSessions(statements, owner, now));
    }

    /** Part of whatever transaction the statements are in. */
    Optional<User> revokeSessions(Statements statements, String id, Instant now) throws SQLException {
        return revoke(statements, "\"id\" = ?", id, now);
    }

    /** The same, if nobody has ended them since this owner was read. */
    Optional<User> revokeSessions(Statements statements, User owner, Instant now) throws SQLException {
        var unchanged = "\"id\" = ? AND \"sessionsValidAfter\" IS NOT DISTINCT FROM ?";
        return revoke(statements, unchanged, owner.id(), now, owner.sessionsValidAfter());
    }

    /** The row's own moment counts, not one that was read before. */
    private Optional<User> revoke(
            Statements statements, String condition, String id, Instant now, @Nullable Object... compared)
            throws SQLException {
        var next = database.dialect().millisecondAfter("sessionsValidAfter");
        var sql = """
                UPDATE "user" SET "sessionsValidAfter" = CASE WHEN %1$s > ? THEN %1$s ELSE ? END
                WHERE %3$s
                RETURNING %2$s""".formatted(next, Rows.USER, condition);
        var values =
                Stream.concat(Stream.of(now, now, id), Arrays.stream(compared)).toArray();
        var owner = statements.first(sql, Rows::user, values);
        if (owner.isPresent()) {
            // After the row of the owner: a session that is being made holds that row, and is waited for.
            statements.update("DELETE FROM \"session\" WHERE \"userId\" = ?", id);
        }
        return owner;
    }

    /** Makes others wait who lock the same user's row: each sees what the one before has left. */
    static void lock(Statements statements, String id) throws SQLException {
        statements.update("UPDATE \"user\" SET \"id\" = \"id\" WHERE \"id\" = ?", id);
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
