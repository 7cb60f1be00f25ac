package dev.signet.feature.audit;

import dev.signet.engine.Doc;
import dev.signet.model.AuditEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as the wire shows it to the user whom it is about. */
record AuditEventView(
        @Doc("32 letters and digits") String id,
        @Doc("What was done, as signed-in") String kind,
        @Doc("When") Instant createdAt,

        @Doc("In which session; null outside of one") @Nullable
        String sessionId,

        @Doc("What only this kind has, as the reason of a failure; empty when it has nothing")
        String detail,

        @Doc("From which address; empty when unknown") String ipAddress,
        @Doc("By which browser; empty when unknown") String userAgent) {

    static AuditEventView of(AuditEvent event) {
        return new AuditEventView(
                event.id(),
                event.kind(),
                event.createdAt(),
                event.sessionId(),
                event.detail(),
                event.ipAddress(),
                event.userAgent());
    }
}
