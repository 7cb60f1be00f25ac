package dev.signet.feature.session;

import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.UserView;
import org.jspecify.annotations.Nullable;

/** Who is signed in: {@code null}, with 200, when nobody is. Renews the short-lived cookies when they have run out. */
final class GetSession implements Endpoint<GetSession.Input, GetSession.Output> {

    record Input(
            @Doc("Asks the database, whatever the cookies say")
            Boolean disableCookieCache,

            @Doc("Leaves the cookies of a live session as they are")
            Boolean disableRefresh) {}

    record Output(
            @Doc("The session") SessionView session,
            @Doc("Its owner") UserView user,

            @Doc(value = "Whether a POST shall renew it, where reads don't", omitNull = true) @Nullable
            Boolean needsRefresh) {}

    static final Route<Input, Output> ROUTE = Route.get("/get-session", Input.class, Output.class)
            .summary("The session of this browser, or null")
            .rateLimit(Route.SESSION_READ_LIMIT)
            .nullableOutput();

    private final SessionStrategy sessions;

    GetSession(SessionStrategy sessions) {
        this.sessions = sessions;
    }

    @Override
    public @Nullable Output handle(Input input, Call call) {
        return read(new SessionStrategy.Reading(input.disableCookieCache(), input.disableRefresh(), false), call);
    }

    @Nullable
    Output read(SessionStrategy.Reading reading, Call call) {
        call.header("Cache-Control", "no-store");
        call.header("Pragma", "no-cache");
        var current = sessions.current(call, reading);
        if (current.isEmpty()) {
            return null;
        }
        call.header("set-auth-jwt", current.get().accessToken());
        call.header("Access-Control-Expose-Headers", "set-auth-jwt");
        return new Output(
                SessionView.of(current.get().active().session()),
                UserView.of(current.get().active().user()),
                current.get().needsRefresh());
    }
}
