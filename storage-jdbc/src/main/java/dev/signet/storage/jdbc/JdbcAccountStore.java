package dev.signet.storage.jdbc;

import dev.signet.model.Account;
import dev.signet.model.LinkedAccount;
import dev.signet.model.User;
import dev.signet.model.UserWithAccount;
import dev.signet.storage.AccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcAccountStore implements AccountStore {

    private final Database database;
    private final JdbcUserStore users;

    JdbcAccountStore(Database database, JdbcUserStore users) {
        this.database = database;
        this.users = users;
    }

    @Override
    public Optional<UserWithAccount> findByEmail(String email, String providerId) {
        var sql = """
                SELECT
                  u."id" AS "u_id", u."name" AS "u_name", u."email" AS "u_email",
                  u."emailVerified" AS "u_emailVerified", u."image" AS "u_image",
                  u."createdAt" AS "u_createdAt", u."updatedAt" AS "u_updatedAt",
                  u."sessionsValidAfter" AS "u_sessionsValidAfter",
                  a."id" AS "a_id", a."accountId" AS "a_accountId", a."providerId" AS "a_providerId",
                  a."userId" AS "a_userId", a."password" AS "a_password",
                  a."createdAt" AS "a_createdAt", a."updatedAt" AS "a_updatedAt"
                FROM "user" u JOIN "account" a ON a."userId" = u."id"
                WHERE u."email" = ? AND a."providerId" = ?
                ORDER BY a."createdAt", a."id" LIMIT 1""";
        return database.run(
                "find user with account by email",
                statements -> statements.first(
                        sql,
                        row -> new UserWithAccount(Rows.user(row.of("u")), Rows.account(row.of("a"))),
                        email,
                        providerId));
    }

    @Override
    public Optional<Account> findByUser(String userId, String providerId) {
        var sql = """
                SELECT %s FROM "account" WHERE "userId" = ? AND "providerId" = ?
                ORDER BY "createdAt", "id" LIMIT 1""".formatted(Rows.ACCOUNT);
        return database.run(
                "find account by user", statements -> statements.first(sql, Rows::account, userId, providerId));
    }

    @Override
    public boolean upgradePassword(String accountId, String expected, String replacement, Instant now) {
        var sql = """
                UPDATE "account" SET "password" = ?, "updatedAt" = ?
                WHERE "id" = ? AND "password" = ?""";
        return database.run(
                "upgrade password", statements -> statements.update(sql, replacement, now, accountId, expected) == 1);
    }

    @Override
    public Optional<User> resetPassword(Account account, User owner) {
        if (!account.userId().equals(owner.id())) {
            throw new IllegalArgumentException("The account belongs to another user.");
        }
        var sql = """
                UPDATE "account" SET "password" = ?, "updatedAt" = ?
                WHERE "userId" = ? AND "providerId" = ?""";
        return database.atomically("reset password", statements -> {
            // First the owner's row, whose lock makes parallel resets wait: a second account is never made.
            var changed = users.revokeSessions(statements, owner, account.updatedAt());
            if (changed.isPresent()
                    && statements.update(
                                    sql, account.password(), account.updatedAt(), account.userId(), Account.CREDENTIAL)
                            == 0) {
                JdbcUserStore.insert(statements, account);
            }
            return changed;
        });
    }

    @Override
    public Optional<Instant> changePassword(Account account, String expected, String replacement, Instant now) {
        var sql = """
                UPDATE "account" SET "password" = ?, "updatedAt" = ?
                WHERE "id" = ? AND "userId" = ? AND "password" = ?""";
        return database.atomically("change password", statements -> {
            if (statements.update(sql, replacement, now, account.id(), account.userId(), expected) != 1) {
                return Optional.empty();
            }
            var owner = users.revokeSessions(statements, account.userId(), now);
            // Thrown, so that the new password is rolled back: both or neither.
            return Optional.of(owner.map(User::sessionsValidAfter)
                    .orElseThrow(() -> new IllegalStateException("The account has no user.")));
        });
    }

    @Override
    public List<LinkedAccount> findAll(String userId) {
        var sql = """
                SELECT %s FROM "account" WHERE "userId" = ?
                ORDER BY "createdAt", "id\"""".formatted(Rows.LINKED_ACCOUNT);
        return database.run("find accounts of user", statements -> statements.list(sql, Rows::linkedAccount, userId));
    }

    @Override
    public Unlinked unlink(String userId, String id) {
        var count = """
                SELECT "id" FROM "account" WHERE "userId" = ?""";
        var sql = """
                DELETE FROM "account" WHERE "id" = ? AND "userId" = ?""";
        return database.atomically("unlink account", statements -> {
            JdbcUserStore.lock(statements, userId);
            if (statements.list(count, row -> row.text("id"), userId).size() < 2) {
                return Unlinked.LAST;
            }
            return statements.update(sql, id, userId) == 1 ? Unlinked.DONE : Unlinked.UNKNOWN;
        });
    }
}
