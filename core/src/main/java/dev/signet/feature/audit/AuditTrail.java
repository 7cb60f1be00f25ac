package dev.signet.feature.audit;

import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.AuditQuery.Position;
import dev.signet.storage.AuditStore;
import java.util.List;

/**
 * Reads what was done to accounts, page by page. Thread-safe.
 *
 * <pre>{@code
 * AuditQuery query = AuditQuery.ALL.ofUser(userId).ofKinds("sign-in-failed", "locked-out");
 * AuditPage page = signet.audit().find(query);
 * while (page.next() != null) {
 *     page = signet.audit().find(query.after(page.next()));
 * }
 * }</pre>
 */
public final class AuditTrail {

    private final AuditStore store;

    /** Reads this store. */
    public AuditTrail(AuditStore store) {
        this.store = store;
    }

    /**
     * The page that the query asks for. Whoever follows {@link AuditPage#next} to the end sees each event once that was
     * stored when they began, whatever is stored meanwhile.
     *
     * @throws dev.signet.storage.StorageUnavailableException when the database can't be asked
     */
    public AuditPage find(AuditQuery query) {
        List<AuditEvent> events = store.find(query);
        boolean full = events.size() == query.limit();
        return new AuditPage(events, full ? Position.of(events.get(events.size() - 1)) : null);
    }
}
