package dev.signet.storage;

import dev.signet.model.AuditEvent;
import java.time.Instant;
import java.util.List;

/**
 * What was done to accounts. Rows are added and, when they are old, removed; none is ever changed, and they outlive the
 * user whom they are about.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the database can't be asked.
 */
public interface AuditStore {

    /** Stores one. */
    void create(AuditEvent event);

    /** Those that the query asks for, the newest first; of one moment by id, the greatest first. */
    List<AuditEvent> find(AuditQuery query);

    /**
     * Removes the oldest of those from before a moment.
     *
     * @param atMost how many, positive; a few more may go that are of the same millisecond as the last
     * @return how many were removed; fewer than {@code atMost}: none is left from before
     */
    int deleteBefore(Instant moment, int atMost);
}
