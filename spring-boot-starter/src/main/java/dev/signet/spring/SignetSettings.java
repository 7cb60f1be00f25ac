package dev.signet.spring;

import dev.signet.crypto.SecretRules;
import dev.signet.crypto.VersionedSecret;
import dev.signet.http.CookieNames;
import dev.signet.http.TrustedOrigins;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.AuditOptions;
import dev.signet.options.BreachOptions;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.EmailOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.JwtOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.RequestOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SignetOptions;
import dev.signet.token.TokenSecrets;
import java.net.URI;
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

    /** Better Auth's name of the list of master secrets. */
    static final String MASTERS_ALIAS = "BETTER_AUTH_SECRETS";

    private static final Logger LOG = LoggerFactory.getLogger(SignetSettings.class);

    private final SignetProperties properties;
    private final Environment environment;

    SignetSettings(SignetProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    SignetOptions engine() {
        SignetProperties.Password password = properties.password();
        SignetOptions options = SignetOptions.builder(secrets())
                .baseUrl(properties.baseUrl())
                .production(production())
                .jwt(jwt())
                .session(session())
                .bearer(properties.session().bearer())
                .request(new RequestOptions(
                        properties.trustedOrigins(),
                        properties.trustedProxies(),
                        properties.rateLimit().enabled(),
                        properties.rateLimit().storage(),
                        properties.maxBodyBytes()))
                .password(new PasswordOptions(
                        password.minLength(),
                        password.maxLength(),
                        hash(password),
                        password.queue(),
                        breached(password.breached())))
                .email(email())
                .audit(new AuditOptions(
                        properties.audit().enabled(), properties.audit().retention()))
                .build();
        tellOfDevelopment(options);
        return options;
    }

    /** Whoever forgot the base URL would go without rate limits and without Secure cookies, and not notice. */
    private void tellOfDevelopment(SignetOptions options) {
        if (properties.production() != null || options.production()) {
            return;
        }
        properties.trustedOrigins().stream()
                .filter(origin -> origin.startsWith("https://") && !origin.contains("localhost"))
                .findFirst()
                .ifPresent(origin -> LOG.warn(
                        "signet.base-url is {}, so this counts as development: requests are not limited, and cookies are not"
                                + " Secure. But {} is trusted. Set SIGNET_BASE_URL to the address that browsers use; or"
                                + " SIGNET_PRODUCTION=false, if this is development.",
                        options.baseUrl(),
                        origin));
    }

    private static HashOptions hash(SignetProperties.Password password) {
        return new HashOptions(
                password.algorithm(),
                password.bcryptCost(),
                password.argon2Memory(),
                password.argon2Iterations(),
                password.pbkdf2Iterations());
    }

    private static BreachOptions breached(SignetProperties.Breached breached) {
        return new BreachOptions(breached.enabled(), breached.url(), breached.timeout(), breached.onFailure());
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

    /** The secrets of access tokens, the current one first; none when none is set. */
    List<VersionedSecret> tokenSecrets() {
        List<VersionedSecret> listed = VersionedSecret.parse(
                SecretOptions.TOKEN_VARIABLE + "S", properties.jwt().secrets());
        return withTheOneBefore(listed, Optional.ofNullable(properties.jwt().secret()), SecretOptions.TOKEN_VARIABLE);
    }

    /**
     * The secrets that an application without the engine shares with those that sign.
     *
     * @throws IllegalArgumentException when it is missing or weak, or the algorithm is not that of a secret
     */
    TokenSecrets sharedSecrets() {
        JwsAlgorithm algorithm = properties.jwt().algorithm();
        if (algorithm.isSymmetric() && algorithm != JwsAlgorithm.HS256) {
            throw new IllegalArgumentException(
                    "signet.jwt.algorithm is " + algorithm.wireName() + ": a shared secret signs by HS256 here.");
        }
        if (algorithm != JwsAlgorithm.HS256) {
            throw new IllegalArgumentException("signet.jwt.algorithm is " + algorithm.wireName()
                    + ": say in signet.jwt.jwks-url where the public keys are.");
        }
        List<VersionedSecret> secrets = tokenSecrets();
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException(SecretOptions.TOKEN_VARIABLE
                    + " is not set. An application that only verifies tokens needs the secret that signs them, or"
                    + " signet.jwt.jwks-url.");
        }
        secrets.forEach(secret -> SecretRules.check(SecretOptions.TOKEN_VARIABLE, secret.value()));
        return new TokenSecrets(secrets);
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
        EmailProperties.Verification verification = properties.email().verification();
        EmailProperties.Deletion deletion = properties.email().deletion();
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

    private SessionOptions session() {
        SignetProperties.Session session = properties.session();
        return new SessionOptions(
                session.strategy(),
                session.expiresIn(),
                session.updateAge(),
                session.freshAge(),
                properties.cookie().prefix(),
                properties.cookie().domain(),
                new DatabaseSessionOptions(
                        session.database().cookieCache(),
                        session.database().tokens(),
                        session.database().deferRefresh()));
    }

    private SecretOptions secrets() {
        Optional<String> master = Optional.ofNullable(properties.secret())
                .or(() -> Optional.ofNullable(environment.getProperty(MASTER_ALIAS)))
                .filter(secret -> !secret.isEmpty());
        String variable = properties.secret() == null ? MASTER_ALIAS : SecretOptions.MASTER_VARIABLE;
        List<VersionedSecret> masters = withTheOneBefore(masterSecrets(), master, variable);
        List<VersionedSecret> tokens = tokenSecrets();
        return new SecretOptions(
                masters.isEmpty() ? made(SecretOptions.MASTER_VARIABLE) : masters,
                tokens.isEmpty() ? made(SecretOptions.TOKEN_VARIABLE) : tokens);
    }

    private List<VersionedSecret> masterSecrets() {
        String alias = environment.getProperty(MASTERS_ALIAS, "");
        if (!properties.secrets().isEmpty() && !alias.isEmpty()) {
            LOG.warn("{} is not used, because {}S is set: remove it.", MASTERS_ALIAS, SecretOptions.MASTER_VARIABLE);
        }
        return properties.secrets().isEmpty() && !alias.isEmpty()
                ? VersionedSecret.parse(MASTERS_ALIAS, List.of(alias.split(",")))
                : VersionedSecret.parse(SecretOptions.MASTER_VARIABLE + "S", properties.secrets());
    }

    /** The secret that stood alone before there was a list is accepted after those of the list. */
    private static List<VersionedSecret> withTheOneBefore(
            List<VersionedSecret> listed, Optional<String> alone, String variable) {
        if (!listed.isEmpty() && alone.isPresent()) {
            LOG.warn(
                    "{} is set beside a list of secrets, which has the first word: what {} made is still accepted, even if"
                            + " the list doesn't have it any more. Remove {} when it is not needed.",
                    variable,
                    variable,
                    variable);
        }
        List<VersionedSecret> all = new ArrayList<>(listed);
        alone.map(VersionedSecret::alone).ifPresent(all::add);
        return all;
    }

    private List<VersionedSecret> made(String variable) {
        if (production()) {
            throw new IllegalArgumentException(SecretRules.missing(variable));
        }
        return List.of(VersionedSecret.alone(new DevelopmentSecrets(properties.folder()).readOrMake(variable)));
    }
}
