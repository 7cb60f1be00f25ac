package dev.signet.spring;

import dev.signet.crypto.SecretRules;
import dev.signet.http.CookieNames;
import dev.signet.http.TrustedOrigins;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.SigningKey;
import dev.signet.options.EmailOptions;
import dev.signet.options.JwtOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.RequestOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SignetOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Makes the engine's options of the application's properties and environment. */
final class SignetSettings {

    /** Better Auth's name of the master secret, for those who come from there. */
    static final String MASTER_ALIAS = "BETTER_AUTH_SECRET";

    private static final Logger LOG = LoggerFactory.getLogger(SignetSettings.class);

    private final SignetProperties properties;
    private final Environment environment;

    SignetSettings(SignetProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    SignetOptions engine() {
        SignetProperties.Password password = properties.password();
        return SignetOptions.builder(secrets())
                .baseUrl(properties.baseUrl())
                .production(production())
                .jwt(jwt())
                .session(new SessionOptions(
                        properties.session().strategy(),
                        properties.session().expiresIn(),
                        properties.session().updateAge(),
                        properties.cookie().prefix(),
                        properties.cookie().domain()))
                .request(new RequestOptions(
                        properties.trustedOrigins(),
                        properties.trustedProxies(),
                        properties.rateLimit().enabled(),
                        properties.rateLimit().storage(),
                        properties.maxBodyBytes()))
                .password(new PasswordOptions(
                        password.minLength(), password.maxLength(), password.bcryptCost(), password.queue()))
                .email(email())
                .build();
    }

    boolean production() {
        Boolean set = properties.production();
        return set == null ? !SignetOptions.isLoopback(properties.baseUrl()) : set;
    }

    /**
     * The routes that need a token.
     *
     * @throws IllegalArgumentException when the setting is there and empty: a variable that nobody filled must not open
     *     what a file protects
     */
    ProtectedPaths protectedPaths() {
        boolean set =
                Binder.get(environment).bind("signet.protect", String.class).isBound();
        if (set && properties.protect().isEmpty()) {
            throw new IllegalArgumentException(
                    "signet.protect is empty, so no route would need a token. Fill it, as /api/**, or remove it.");
        }
        LOG.info("Routes that need a token: {}", properties.protect());
        return new ProtectedPaths(properties.protect());
    }

    /** The application's own origin and those it trusts beside. */
    TrustedOrigins trustedOrigins() {
        URI url = properties.baseUrl();
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "signet.base-url is \"" + url + "\"; write scheme and host, as https://api.example.com.");
        }
        List<String> all = new ArrayList<>(List.of(TrustedOrigins.originOf(url)));
        all.addAll(properties.trustedOrigins());
        return new TrustedOrigins(all);
    }

    CookieNames cookieNames() {
        boolean secure = "https".equals(properties.baseUrl().getScheme());
        return new CookieNames(properties.cookie().prefix(), secure);
    }

    Optional<String> tokenSecret() {
        return Optional.ofNullable(properties.jwt().secret());
    }

    /**
     * The secret that an application without the engine shares with those that sign, as a key.
     *
     * @throws IllegalArgumentException when it is missing or weak, or the algorithm is not that of a secret
     */
    SigningKey sharedKey() {
        JwsAlgorithm algorithm = properties.jwt().algorithm();
        if (algorithm.isSymmetric() && algorithm != JwsAlgorithm.HS256) {
            throw new IllegalArgumentException(
                    "signet.jwt.algorithm is " + algorithm.wireName() + ": a shared secret signs by HS256 here.");
        }
        if (algorithm != JwsAlgorithm.HS256) {
            throw new IllegalArgumentException("signet.jwt.algorithm is " + algorithm.wireName()
                    + ": say in signet.jwt.jwks-url where the public keys are.");
        }
        String secret = tokenSecret()
                .orElseThrow(() -> new IllegalArgumentException(SecretOptions.TOKEN_VARIABLE
                        + " is not set. An application that only verifies tokens needs the secret that signs them, or"
                        + " signet.jwt.jwks-url."));
        SecretRules.check(SecretOptions.TOKEN_VARIABLE, secret);
        return SigningKey.hmac(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value of a setting that an application without the engine has to have.
     *
     * @throws IllegalArgumentException when it is missing
     */
    static String required(String key, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    key + " is not set. An application that only verifies tokens has to know whose they are.");
        }
        return value;
    }

    private EmailOptions email() {
        SignetProperties.Verification verification = properties.email().verification();
        SignetProperties.Deletion deletion = properties.email().deletion();
        return new EmailOptions(
                properties.email().resetExpiresIn(),
                new EmailOptions.Verification(
                        verification.required(),
                        verification.onSignUp(),
                        verification.onSignIn(),
                        verification.signsIn(),
                        verification.expiresIn()),
                properties.email().changeEnabled(),
                new EmailOptions.Deletion(deletion.enabled(), deletion.byMail(), deletion.expiresIn()));
    }

    private JwtOptions jwt() {
        SignetProperties.Jwt jwt = properties.jwt();
        if (jwt.jwksUrl() != null) {
            throw new IllegalArgumentException(
                    "signet.jwt.jwks-url is for an application that only verifies tokens: set"
                            + " signet.engine.enabled=false, or remove it.");
        }
        return new JwtOptions(jwt.algorithm(), jwt.expiresIn(), jwt.issuer(), jwt.audience());
    }

    private SecretOptions secrets() {
        Optional<String> master = Optional.ofNullable(properties.secret())
                .or(() -> Optional.ofNullable(environment.getProperty(MASTER_ALIAS)))
                .filter(secret -> !secret.isEmpty());
        return new SecretOptions(
                master.orElseGet(() -> made(SecretOptions.MASTER_VARIABLE)),
                tokenSecret().orElseGet(() -> made(SecretOptions.TOKEN_VARIABLE)));
    }

    private String made(String variable) {
        if (production()) {
            throw new IllegalArgumentException(SecretRules.missing(variable));
        }
        return new DevelopmentSecrets(properties.folder()).readOrMake(variable);
    }
}
