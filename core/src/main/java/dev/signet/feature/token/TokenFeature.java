package dev.signet.feature.token;

import dev.signet.engine.Feature;
import dev.signet.engine.Services;
import dev.signet.engine.Setup;

/** A fresh access token for the holder of a session, and the public keys that verify it. */
public final class TokenFeature implements Feature {

    /** The settings are those of {@link dev.signet.options.JwtOptions}. */
    public TokenFeature() {}

    @Override
    public String id() {
        return "token";
    }

    @Override
    public void install(Setup setup) {
        Services services = setup.services();
        setup.endpoint(GetToken.ROUTE, new GetToken(services.accessTokens()))
                .endpoint(GetJwks.ROUTE, new GetJwks(services.accessTokens()));
    }
}
