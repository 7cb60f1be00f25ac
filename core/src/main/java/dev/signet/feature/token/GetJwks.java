package dev.signet.feature.token;

import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.Route;
import dev.signet.http.HttpResponse;
import dev.signet.http.HttpResponse.Header;
import dev.signet.token.AccessTokens;
import java.util.List;

/** The public keys as a JWK Set (RFC 7517 section 5). HS256 has none: its key is a secret. */
final class GetJwks implements Endpoint<NoInput, HttpResponse> {

    static final Route<NoInput, HttpResponse> ROUTE = Route.get("/jwks", NoInput.class, HttpResponse.class)
            .summary("The public keys that verify access tokens, as a JWK Set");

    private final AccessTokens accessTokens;

    GetJwks(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public HttpResponse handle(NoInput input, Call call) {
        return new HttpResponse(
                200, List.of(new Header("Content-Type", "application/json")), accessTokens.publicKeys());
    }
}
