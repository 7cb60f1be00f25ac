package dev.signet.storage.jdbc;

import dev.signet.model.Verification;
import dev.signet.storage.VerificationStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class JdbcVerificationStore implements VerificationStore {

    private final Database database;

    JdbcVerificationStore(Database database) {
        this.database = database;
    }

    @Override
    public void create(Verification verification) {
        var sql = """
                INSERT INTO "verification" ("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt")
                VALUES (?, ?, ?, ?, ?, ?)""";
        database.run(
                "create verification",
                statements -> statements.update(
                        sql,
                        verification.id(),
                        verification.identifier(),
                        verification.value(),
                        verification.expiresAt(),
                        verification.createdAt(),
                        verification.updatedAt()));
    }

    @Override
    public Optional<Verification> consume(String identifier, Instant now) {
        var sql = """
                DELETE FROM "verification" WHERE "identifier" = ?
                RETURNING %s""".formatted(Rows.VERIFICATION);
        List<Verification> removed = database.run(
                "consume verification", statements -> statements.list(sql, Rows::verification, identifier));
        var moment = now.truncatedTo(ChronoUnit.MILLIS);
        return removed.stream()
                .filter(row -> row.expiresAt().isAfter(moment))
                .max(Comparator.comparing(Verification::createdAt).thenComparing(Verification::id));
    }

    @Override
    public Optional<Verification> peek(String identifier, Instant now) {
        var sql = """
                SELECT %s FROM "verification" WHERE "identifier" = ? AND "expiresAt" > ?
                ORDER BY "createdAt" DESC, "id" DESC LIMIT 1""".formatted(Rows.VERIFICATION);
        return database.run(
                "find verification", statements -> statements.first(sql, Rows::verification, identifier, now));
    }

    @Override
    public int deleteExpired(Instant now, int max) {
        return database.run(
                "delete expired verifications", statements -> statements.deleteExpired("verification", now, max));
    }
}
