package dev.signet.feature.session;

import static dev.signet.feature.session.SessionError.METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED;

import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import org.jspecify.annotations.Nullable;

/** Renews a session by POST, where renewals are deferred; everywhere else reading a session renews it. */
final class RefreshSession implements Endpoint<NoInput, GetSession.Output> {

    static final Route<NoInput, GetSession.Output> ROUTE = Route.post(
                    "/get-session", NoInput.class, GetSession.Output.class)
            .summary("Renew the session of this browser; refused where reading one renews it")
            .rateLimit(Route.SESSION_READ_LIMIT)
            .body(BodyShape.IGNORED)
            .nullableOutput()
            .errors(METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED);

    private final GetSession session;
    private final boolean deferred;

    RefreshSession(GetSession session, boolean deferred) {
        this.session = session;
        this.deferred = deferred;
    }

    @Override
    public GetSession.@Nullable Output handle(NoInput input, Call call) {
        if (!deferred) {
            throw METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED
                    .error()
                    .header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache");
        }
        return session.read(new SessionStrategy.Reading(true, asks("disableRefresh", call), true), call);
    }

    private static boolean asks(String parameter, Call call) {
        return call.request().query().first(parameter).filter("true"::equals).isPresent();
    }
}
