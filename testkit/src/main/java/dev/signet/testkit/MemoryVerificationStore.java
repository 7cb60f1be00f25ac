package dev.signet.testkit;

import static dev.signet.testkit.People.millis;

import dev.signet.model.Verification;
import dev.signet.storage.VerificationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryVerificationStore implements VerificationStore {

    private final List<Verification> rows = new ArrayList<>();

    @Override
    public synchronized void create(Verification verification) {
        if (rows.stream().anyMatch(row -> row.id().equals(verification.id()))) {
            throw new IllegalStateException("A verification with this id exists already.");
        }
        rows.add(new Verification(
                verification.id(),
                verification.identifier(),
                verification.value(),
                millis(verification.expiresAt()),
                millis(verification.createdAt()),
                millis(verification.updatedAt())));
    }

    @Override
    public synchronized Optional<Verification> consume(String identifier, Instant now) {
        var newest = peek(identifier, now);
        rows.removeIf(row -> row.identifier().equals(identifier));
        return newest;
    }

    @Override
    public synchronized Optional<Verification> peek(String identifier, Instant now) {
        return rows.stream()
                .filter(row -> row.identifier().equals(identifier))
                .filter(row -> row.expiresAt().isAfter(millis(now)))
                .max(Comparator.comparing(Verification::createdAt).thenComparing(Verification::id));
    }

    @Override
    public synchronized int deleteExpired(Instant now, int max) {
        var expired = rows.stream()
                .filter(row -> !row.expiresAt().isAfter(millis(now)))
                .limit(max)
                .toList();
        rows.removeAll(expired);
        return expired.size();
    }
}
