package dev.signet.benchmarks.jwt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Instant;

/** Vert.x auth-jwt, called on the thread of the benchmark; its future is complete when it returns. */
final class VertxJwt implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        JWTAuth auth = auth(key);
        return token -> {
            Future<User> answer = auth.authenticate(new TokenCredentials(token));
            if (!answer.succeeded()) {
                throw new IllegalArgumentException("The token is refused", answer.cause());
            }
            User user = answer.result();
            return new Caller(user.subject(), user.get("email"));
        };
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) {
        JWTAuth auth = auth(key);
        JWTOptions options = options(key).setExpiresInSeconds((int) Account.LIFETIME.toSeconds());
        return account -> auth.generateToken(claims(account), options);
    }

    private static JsonObject claims(Account account) {
        return new JsonObject()
                .put("sub", account.subject())
                .put("nbf", Instant.now().getEpochSecond())
                .put("jti", account.tokenId())
                .put("email", account.email())
                .put("name", account.name())
                .put("sid", account.sessionId());
    }

    private static JWTOptions options(KeyMaterial key) {
        return new JWTOptions()
                .setAlgorithm(key.algorithm().wireName())
                .setIssuer(Account.ISSUER)
                .addAudience(Account.AUDIENCE);
    }

    private static JWTAuth auth(KeyMaterial key) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addJwk(new JsonObject(NimbusKeys.jwk(key).toJSONObject()))
                        .setJWTOptions(options(key)));
    }
}
