package dev.signet.feature.audit;

import static dev.signet.engine.CoreError.VALIDATION_ERROR;

import dev.signet.engine.Access;
import dev.signet.engine.AuthException;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.AuditQuery.Position;
import org.jspecify.annotations.Nullable;

/** What was done to the account of the signed-in user, and to no other. */
final class ListAuditEvents implements Endpoint<ListAuditEvents.Input, ListAuditEvents.Output> {

    record Input(
            @Doc("How many, from 1 to 100; 50 unless sent") @Nullable
            String limit,

            @Doc("The nextCursor of the page before") @Nullable
            String cursor) {}

    // An array is what an output is made of; this one is written once, and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Output(
            @Doc("The newest first") AuditEventView[] events,

            @Doc("Asks for the next page, which may be empty; null on the last") @Nullable
            String nextCursor) {}

    static final Route<Input, Output> ROUTE = Route.get("/list-audit-events", Input.class, Output.class)
            .summary("What was done to the own account; with the audit record alone")
            .access(Access.SESSION)
            .errors(VALIDATION_ERROR);

    private static final int DEFAULT_LIMIT = 50;

    private final AuditTrail trail;

    ListAuditEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public Output handle(Input input, Call call) {
        call.header("Cache-Control", "no-store");
        AuditQuery query = AuditQuery.ALL
                .ofUser(call.user().id())
                .limit(limit(input.limit()))
                .after(position(input.cursor()));
        AuditPage page = trail.find(query);
        Position next = page.next();
        return new Output(
                page.events().stream().map(AuditEventView::of).toArray(AuditEventView[]::new),
                next == null ? null : AuditCursor.write(next));
    }

    private static int limit(@Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!sent.matches("[1-9][0-9]?|100")) {
            throw AuthException.of(VALIDATION_ERROR, "[query.limit] Invalid input: expected a number from 1 to 100");
        }
        return Integer.parseInt(sent);
    }

    private static @Nullable Position position(@Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        return AuditCursor.read(sent)
                .orElseThrow(() -> AuthException.of(VALIDATION_ERROR, "[query.cursor] Invalid input"));
    }
}
