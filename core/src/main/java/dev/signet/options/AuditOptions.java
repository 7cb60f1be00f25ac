package dev.signet.options;

import java.time.Duration;

/**
 * The record of what was done to accounts.
 *
 * @param enabled whether it is kept; no unless set
 * @param retention how long each event is kept, from a day to ten years; 90 days unless set
 */
public record AuditOptions(boolean enabled, Duration retention) {

    /** What holds when nothing is set. */
    public static final AuditOptions DEFAULTS = new AuditOptions(false, Duration.ofDays(90));

    /** Checks the bounds. */
    public AuditOptions {
        Checks.between("signet.audit.retention", retention, Duration.ofDays(1), Duration.ofDays(3_653));
    }
}
