package dev.signet.feature.status;

import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;

/** Answers as long as the engine runs. */
final class GetOk implements Endpoint<NoInput, GetOk.Output> {

    record Output(@Doc("Always true") boolean ok) {}

    static final Route<NoInput, Output> ROUTE =
            Route.get("/ok", NoInput.class, Output.class).summary("Whether the engine runs");

    @Override
    public Output handle(NoInput input, Call call) {
        return new Output(true);
    }
}
