package dev.signet.storage.jdbc;

import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.AuditStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcAuditStore implements AuditStore {

    private final Database database;

    JdbcAuditStore(Database database) {
        this.database = database;
    }

    @Override
    public void create(AuditEvent event) {
        var sql = """
                INSERT INTO "auditEvent" (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""".formatted(Rows.AUDIT_EVENT);
        database.run(
                "create audit event",
                statements -> statements.update(
                        sql,
                        event.id(),
                        event.kind(),
                        event.createdAt(),
                        event.userId(),
                        event.sessionId(),
                        event.detail(),
                        event.ipAddress(),
                        event.userAgent()));
    }

    @Override
    public List<AuditEvent> find(AuditQuery query) {
        var condition = Condition.of(query);
        var sql = """
                SELECT %s FROM "auditEvent" WHERE %s
                ORDER BY "createdAt" DESC, "id" DESC LIMIT ?""".formatted(Rows.AUDIT_EVENT, condition.sql());
        List<@Nullable Object> values = new ArrayList<>(condition.values());
        values.add(query.limit());
        return database.run(
                "find audit events", statements -> statements.list(sql, Rows::auditEvent, values.toArray()));
    }

    /** By the moment alone, so that each statement reads one end of the index. */
    @Override
    public int deleteBefore(Instant moment, int atMost) {
        var last = """
                SELECT "createdAt" FROM "auditEvent" WHERE "createdAt" < ?
                ORDER BY "createdAt" LIMIT 1 OFFSET ?""";
        var upTo = """
                DELETE FROM "auditEvent" WHERE "createdAt" <= ?""";
        var before = """
                DELETE FROM "auditEvent" WHERE "createdAt" < ?""";
        return database.run("delete old audit events", statements -> {
            var end = statements.first(last, row -> row.moment("createdAt"), moment, atMost - 1);
            return end.isPresent() ? statements.update(upTo, end.get()) : statements.update(before, moment);
        });
    }

    /** What a query asks for, as SQL; its texts are fixed, its values are parameters. */
    private record Condition(String sql, List<@Nullable Object> values) {

        static Condition of(AuditQuery query) {
            List<String> terms = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            if (query.userId() != null) {
                terms.add("\"userId\" = ?");
                values.add(query.userId());
            }
            if (!query.kinds().isEmpty()) {
                terms.add("\"kind\" IN ("
                        + String.join(", ", Collections.nCopies(query.kinds().size(), "?")) + ")");
                values.addAll(query.kinds());
            }
            if (query.from() != null) {
                terms.add("\"createdAt\" >= ?");
                values.add(query.from());
            }
            if (query.until() != null) {
                terms.add("\"createdAt\" < ?");
                values.add(query.until());
            }
            var after = query.after();
            if (after != null) {
                // The first term bounds the walk through the index, the second decides within a millisecond.
                terms.add("\"createdAt\" <= ? AND (\"createdAt\" < ? OR \"id\" < ?)");
                values.addAll(List.of(after.createdAt(), after.createdAt(), after.id()));
            }
            return new Condition(terms.isEmpty() ? "1 = 1" : String.join(" AND ", terms), values);
        }
    }
}
