package dev.signet.storage;

import dev.signet.model.AuditEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are looked for; start with {@link #ALL}.
 *
 * @param userId whose; null: everybody's, and those of nobody
 * @param kinds of which kinds; empty: of all
 * @param from the first moment; null: from the beginning
 * @param until the moment before which it ends; null: to the end
 * @param after where the page before it ended; null: the newest first
 * @param limit how many, from 1 to {@value #MAX_LIMIT}
 */
public record AuditQuery(
        @Nullable String userId,
        Set<String> kinds,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Position after,
        int limit) {

    /** How many one answer has at the most. */
    public static final int MAX_LIMIT = 1_000;

    /** The newest 100 of all. */
    public static final AuditQuery ALL = new AuditQuery(null, Set.of(), null, null, null, 100);

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException when it is out of bounds
     */
    public AuditQuery {
        kinds = Set.copyOf(kinds);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be from 1 to " + MAX_LIMIT + ".");
        }
    }

    /**
     * Where a page ends. Events that are stored later, and are newer, move no page that follows.
     *
     * @param createdAt the moment of its last event
     * @param id the id of its last event
     */
    public record Position(Instant createdAt, String id) {

        /** The end of a page that ends with this event. */
        public static Position of(AuditEvent event) {
            return new Position(event.createdAt(), event.id());
        }
    }

    /** Of this user alone. */
    public AuditQuery ofUser(String user) {
        return new AuditQuery(user, kinds, from, until, after, limit);
    }

    /** Of these kinds alone. */
    public AuditQuery ofKinds(String... names) {
        return new AuditQuery(userId, Set.of(names), from, until, after, limit);
    }

    /** At or after the one moment and before the other; null sets no bound. */
    public AuditQuery between(@Nullable Instant first, @Nullable Instant end) {
        return new AuditQuery(userId, kinds, first, end, after, limit);
    }

    /** What follows, and so is older. */
    public AuditQuery after(@Nullable Position position) {
        return new AuditQuery(userId, kinds, from, until, position, limit);
    }

    /**
     * So many at the most.
     *
     * @throws IllegalArgumentException when it is out of bounds
     */
    public AuditQuery limit(int count) {
        return new AuditQuery(userId, kinds, from, until, after, count);
    }
}
