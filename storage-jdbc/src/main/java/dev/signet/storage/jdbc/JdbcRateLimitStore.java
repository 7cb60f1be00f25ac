package dev.signet.storage.jdbc;

import dev.signet.storage.RateLimitStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

final class JdbcRateLimitStore implements RateLimitStore {

    private final Database database;

    JdbcRateLimitStore(Database database) {
        this.database = database;
    }

    @Override
    public Outcome hit(String key, int max, Duration window, Instant now) {
        if (max < 1) {
            return Outcome.refused(window);
        }
        var hit = new Hit(key, max, window.toMillis(), now.toEpochMilli());
        return database.run("count hit", statements -> {
            if (count(statements, hit)) {
                return Outcome.ALLOWED;
            }
            long rest = start(statements, hit) + hit.window() - hit.moment();
            // Another instance may have begun the next window meanwhile, or its clock may be ahead.
            return Outcome.refused(Duration.ofMillis(Math.max(1, Math.min(rest, hit.window()))));
        });
    }

    @Override
    public int deleteIdle(Instant before) {
        var sql = """
                DELETE FROM "rateLimit" WHERE "lastRequest" < ?""";
        return database.run("delete idle counters", statements -> statements.update(sql, before.toEpochMilli()));
    }

    private record Hit(String key, int max, long window, long moment) {

        /** A window that started before this is over. */
        long earliestStart() {
            return moment - window + 1;
        }

        /** A window that starts after this is of a clock that was ahead. */
        long latestStart() {
            return moment + window;
        }
    }

    /**
     * Check and count are one statement; a refused hit writes nothing. The row id is a fresh one each time: were it made
     * of the key, parallel first hits would break the primary key, which the conflict clause does not cover.
     */
    private boolean count(Statements statements, Hit hit) throws SQLException {
        return database.dialect().hasConditionalUpsert() ? upsert(statements, hit) : updateOrInsert(statements, hit);
    }

    private boolean upsert(Statements statements, Hit hit) throws SQLException {
        var sql = """
                INSERT INTO "rateLimit" AS r ("id", "key", "count", "lastRequest")
                VALUES (%s, ?, 1, ?)
                ON CONFLICT ("key") DO UPDATE SET
                  "count" =
                    CASE WHEN r."lastRequest" BETWEEN ? AND ? THEN r."count" + 1 ELSE 1 END,
                  "lastRequest" =
                    CASE WHEN r."lastRequest" BETWEEN ? AND ? THEN r."lastRequest" ELSE excluded."lastRequest" END
                WHERE CASE WHEN r."lastRequest" BETWEEN ? AND ? THEN r."count" < ? ELSE TRUE END""".formatted(database.dialect().newId());
        long earliest = hit.earliestStart();
        long latest = hit.latestStart();
        return statements.update(
                        sql, hit.key(), hit.moment(), earliest, latest, earliest, latest, earliest, latest, hit.max())
                == 1;
    }

    /** Each of the statements checks and counts at once. Who loses the race for the first hit tries as the others do. */
    private boolean updateOrInsert(Statements statements, Hit hit) throws SQLException {
        var sql = """
                INSERT INTO "rateLimit" ("id", "key", "count", "lastRequest")
                VALUES (%s, ?, 1, ?)
                ON CONFLICT ("key") DO NOTHING""".formatted(database.dialect().newId());
        if (update(statements, hit)) {
            return true;
        }
        if (exists(statements, hit)) {
            return false;
        }
        return statements.update(sql, hit.key(), hit.moment()) == 1 || update(statements, hit);
    }

    /** "count" first: MySQL assigns in this order, and the second sees what the first has written. */
    private static boolean update(Statements statements, Hit hit) throws SQLException {
        var sql = """
                UPDATE "rateLimit" SET
                  "count" = CASE WHEN "lastRequest" BETWEEN ? AND ? THEN "count" + 1 ELSE 1 END,
                  "lastRequest" = CASE WHEN "lastRequest" BETWEEN ? AND ? THEN "lastRequest" ELSE ? END
                WHERE "key" = ? AND CASE WHEN "lastRequest" BETWEEN ? AND ? THEN "count" < ? ELSE TRUE END""";
        long earliest = hit.earliestStart();
        long latest = hit.latestStart();
        return statements.update(
                        sql, earliest, latest, earliest, latest, hit.moment(), hit.key(), earliest, latest, hit.max())
                == 1;
    }

    private static boolean exists(Statements statements, Hit hit) throws SQLException {
        var sql = """
                SELECT "id" FROM "rateLimit" WHERE "key" = ?""";
        return statements.first(sql, row -> row.text("id"), hit.key()).isPresent();
    }

    private static long start(Statements statements, Hit hit) throws SQLException {
        var sql = """
                SELECT "lastRequest" FROM "rateLimit" WHERE "key" = ?""";
        return statements
                .first(sql, row -> row.number("lastRequest"), hit.key())
                .orElse(hit.moment());
    }
}
