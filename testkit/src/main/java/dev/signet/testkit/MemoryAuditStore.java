package dev.signet.testkit;

import static dev.signet.testkit.People.millis;

import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.AuditStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

final class MemoryAuditStore implements AuditStore {

    private static final Comparator<AuditEvent> OLDEST_FIRST =
            Comparator.comparing(AuditEvent::createdAt).thenComparing(AuditEvent::id);

    private final TreeSet<AuditEvent> rows = new TreeSet<>(OLDEST_FIRST);

    @Override
    public synchronized void create(AuditEvent event) {
        if (rows.stream().anyMatch(row -> row.id().equals(event.id()))) {
            throw new IllegalStateException("An audit event with this id exists already.");
        }
        rows.add(new AuditEvent(
                event.id(),
                event.kind(),
                millis(event.createdAt()),
                event.userId(),
                event.sessionId(),
                event.detail(),
                event.ipAddress(),
                event.userAgent()));
    }

    @Override
    public synchronized List<AuditEvent> find(AuditQuery query) {
        return rows.descendingSet().stream()
                .filter(row -> isWanted(row, query))
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized int deleteBefore(Instant moment, int atMost) {
        List<AuditEvent> old = rows.stream()
                .filter(row -> row.createdAt().isBefore(millis(moment)))
                .limit(atMost)
                .toList();
        old.forEach(rows::remove);
        return old.size();
    }

    private static boolean isWanted(AuditEvent row, AuditQuery query) {
        var from = query.from();
        var until = query.until();
        var after = query.after();
        return (query.userId() == null || query.userId().equals(row.userId()))
                && (query.kinds().isEmpty() || query.kinds().contains(row.kind()))
                && (from == null || !row.createdAt().isBefore(millis(from)))
                && (until == null || row.createdAt().isBefore(millis(until)))
                && (after == null || isOlder(row, after));
    }

    private static boolean isOlder(AuditEvent row, AuditQuery.Position position) {
        int order = row.createdAt().compareTo(millis(position.createdAt()));
        return order < 0 || (order == 0 && row.id().compareTo(position.id()) < 0);
    }
}
