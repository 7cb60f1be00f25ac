package dev.signet.feature.audit;

import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events.
 *
 * @param events the newest first
 * @param next where the next page begins, for {@link AuditQuery#after}, which may be empty; null: this is the last
 */
public record AuditPage(List<AuditEvent> events, AuditQuery.@Nullable Position next) {

    /** Copies the list. */
    public AuditPage {
        events = List.copyOf(events);
    }
}
