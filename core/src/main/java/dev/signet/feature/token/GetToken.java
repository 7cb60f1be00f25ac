package dev.signet.feature.token;

import dev.signet.engine.Access;
import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.token.AccessTokens;

/** Issues an access token, for clients that send it as {@code Authorization: Bearer}. */
final class GetToken implements Endpoint<NoInput, GetToken.Output> {

    record Output(@Doc("A JWT") String token) {}

    static final Route<NoInput, Output> ROUTE = Route.get("/token", NoInput.class, Output.class)
            .summary("A fresh access token for the signed-in user")
            .access(Access.SESSION)
            .rateLimit(Route.SESSION_READ_LIMIT);

    private final AccessTokens accessTokens;

    GetToken(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public Output handle(NoInput input, Call call) {
        // A token in a shared cache would be somebody else's identity.
        call.header("Cache-Control", "no-store");
        return new Output(accessTokens.issue(call.session().session(), call.user()));
    }
}
