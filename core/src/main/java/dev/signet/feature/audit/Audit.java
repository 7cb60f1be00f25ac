package dev.signet.feature.audit;

import dev.signet.engine.Feature;
import dev.signet.engine.Services;
import dev.signet.engine.Setup;
import dev.signet.options.AuditOptions;
import dev.signet.storage.AuditStore;
import dev.signet.sweep.Sweeper;
import java.time.Instant;

/** Keeps what was done to accounts, and shows users what was done to theirs. */
public final class Audit implements Feature {

    private static final int BATCH = 1_000;

    /** The settings are those of {@link AuditOptions}. */
    public Audit() {}

    @Override
    public String id() {
        return "audit";
    }

    @Override
    public void install(Setup setup) {
        Services services = setup.services();
        AuditOptions options = services.options().audit();
        if (options.enabled()) {
            AuditStore store = services.storage().audit();
            Sweeper.Sweep sweep =
                    services.sweeper().of("audit events", now -> isMore(store, now.minus(options.retention())));
            services.events().record(new AuditRecorder(store, services.tokens(), sweep));
            setup.endpoint(ListAuditEvents.ROUTE, new ListAuditEvents(new AuditTrail(store)));
        }
    }

    private static boolean isMore(AuditStore store, Instant before) {
        // Those of one millisecond go together, so it may be more.
        return store.deleteBefore(before, BATCH) >= BATCH;
    }
}
