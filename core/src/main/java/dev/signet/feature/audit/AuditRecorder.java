package dev.signet.feature.audit;

import dev.signet.crypto.Tokens;
import dev.signet.event.Occasion;
import dev.signet.event.SecurityEvent;
import dev.signet.event.SecurityListener;
import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditStore;
import dev.signet.sweep.Sweeper;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Stores each event, before the request is answered: what a client was told of is kept. Thread-safe. */
final class AuditRecorder implements SecurityListener {

    private static final int BITS_IN_A_MILLISECOND = 20;
    private static final int RANDOM = 16;

    private final AuditStore store;
    private final Tokens tokens;
    private final Sweeper.Sweep sweep;
    private final AtomicLong last = new AtomicLong();

    AuditRecorder(AuditStore store, Tokens tokens, Sweeper.Sweep sweep) {
        this.store = store;
        this.tokens = tokens;
        this.sweep = sweep;
    }

    @Override
    public void on(SecurityEvent event) {
        Occasion occasion = event.occasion();
        store.create(new AuditEvent(
                newId(occasion.at()),
                event.kind(),
                occasion.at(),
                event.userId(),
                occasion.sessionId(),
                event.detail(),
                occasion.clientAddress(),
                occasion.userAgent()));
        sweep.ifDue();
    }

    /** Ids grow, so that what happened within a millisecond keeps its order; the rest sets instances apart. */
    private String newId(Instant at) {
        long start = at.toEpochMilli() << BITS_IN_A_MILLISECOND;
        long number = last.updateAndGet(before -> Math.max(before + 1, start));
        return String.format("%016x", number) + tokens.alphanumeric(RANDOM);
    }
}
