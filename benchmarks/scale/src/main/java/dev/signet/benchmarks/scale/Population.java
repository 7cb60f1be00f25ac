package dev.signet.benchmarks.scale;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.model.Account;
import dev.signet.model.Session;
import dev.signet.model.User;
import dev.signet.storage.Storage;
import dev.signet.storage.jdbc.JdbcStorage;
import dev.signet.storage.jdbc.Migrations;
import dev.signet.storage.jdbc.PooledDatabase;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A database with so many users, numbered from 0, each with an account and a session, and a link to a new password in
 * flight for every tenth.
 */
final class Population implements AutoCloseable {

    private static final String HASH = "$2b$12$" + "x".repeat(53);

    private final int size;
    private final HikariDataSource database;
    private final Storage storage;

    Population(int size, String url) throws SQLException {
        this.size = size;
        this.database = PooledDatabase.open(url, "postgres", "");
        Migrations.migrate(database);
        fill();
        this.storage = JdbcStorage.on(database);
    }

    int size() {
        return size;
    }

    Storage storage() {
        return storage;
    }

    static String email(int number) {
        return "person-" + number + "@example.com";
    }

    static String userId(int number) {
        return md5("user-" + number);
    }

    static String token(int number) {
        return md5("session-" + number);
    }

    /** A session that this user begins now. */
    static Session session(User user, String token) {
        Instant now = now();
        return new Session(
                md5(token), token, user.id(), now.plus(7, ChronoUnit.DAYS), now, now, "192.0.2.1", "Browser/1.0");
    }

    /** A new password of this user. */
    static Account password(String userId) {
        return new Account(md5(userId), userId, Account.CREDENTIAL, userId, HASH, now(), now());
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        database.close();
    }

    private void fill() throws SQLException {
        String numbers = " FROM generate_series(0, " + (size - 1) + ") AS n";
        execute(
                "INSERT INTO \"user\" (\"id\", \"name\", \"email\") SELECT md5('user-' || n), 'Person ' || n, 'person-' || n"
                        + " || '@example.com'" + numbers);
        execute("INSERT INTO \"account\" (\"id\", \"accountId\", \"providerId\", \"userId\", \"password\")"
                + " SELECT md5('account-' || n), md5('user-' || n), 'credential', md5('user-' || n), '" + HASH + "'"
                + numbers);
        execute("INSERT INTO \"session\" (\"id\", \"token\", \"userId\", \"expiresAt\", \"updatedAt\", \"ipAddress\","
                + " \"userAgent\") SELECT md5('id-' || n), md5('session-' || n), md5('user-' || n), now() + interval '7 days',"
                + " now(), '192.0.2.1', 'Browser/1.0'" + numbers);
        execute(
                "INSERT INTO \"verification\" (\"id\", \"identifier\", \"value\", \"expiresAt\") SELECT md5('link-' || n),"
                        + " 'reset-password:' || md5('token-' || n), md5('user-' || n), now() + interval '1 day'"
                        + numbers
                        + " WHERE n % 10 = 0");
        for (String table : new String[] {"user", "account", "session", "verification"}) {
            execute("VACUUM ANALYZE \"" + table + "\"");
        }
        execute("CHECKPOINT");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // Filling takes longer than an answer may.
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute(sql);
        }
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
