package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.Signet;
import dev.signet.crypto.VersionedSecret;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.BearerTokens;
import dev.signet.options.BreachOptions;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import dev.signet.options.HashOptions;
import dev.signet.options.HashOptions.Algorithm;
import dev.signet.options.SecretOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.options.SignetOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that {@code ./run} and containers pass on. */
class EnvironmentVariablesTest {

    private static final String MASTER = "a-master-secret-of-the-environment-0123456";
    private static final String TOKEN = "a-token-secret-of-the-environment-6789abcd";

    @TempDir
    Path data;

    private SignetOptions options(Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("SIGNET_DATA", data.toString());
        try (TestingApplication app = TestingApplication.start(BareApplication.class, all)) {
            return app.context().getBean(Signet.class).options();
        }
    }

    @Test
    @Tag("R-053")
    void everyNameIsBound() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("SIGNET_SECRET", MASTER);
        variables.put("SIGNET_JWT_SECRET", TOKEN);
        variables.put("SIGNET_BASE_URL", "https://auth.example.com");
        variables.put("SIGNET_TRUSTED_ORIGINS", "https://app.example.com,https://admin.example.com");
        variables.put("SIGNET_TRUSTED_PROXIES", "10.0.0.1");
        variables.put("SIGNET_SESSION_STRATEGY", "database");
        variables.put("SIGNET_SESSION_FRESH_AGE", "3h");
        variables.put("SIGNET_SESSION_DATABASE_COOKIE_CACHE", "jwe");
        variables.put("SIGNET_SESSION_DATABASE_TOKENS", "hashed");
        variables.put("SIGNET_SESSION_DATABASE_DEFER_REFRESH", "true");
        variables.put("SIGNET_SESSION_BEARER", "signed");
        variables.put("SIGNET_SESSION_EXPIRES_IN", "30d");
        variables.put("SIGNET_SESSION_UPDATE_AGE", "2h");
        variables.put("SIGNET_JWT_ALGORITHM", "EdDSA");
        variables.put("SIGNET_JWT_EXPIRES_IN", "3s");
        variables.put("SIGNET_JWT_ISSUER", "https://issuer.example.com");
        variables.put("SIGNET_JWT_AUDIENCE", "https://api.example.com");
        variables.put("SIGNET_RATE_LIMIT_ENABLED", "false");
        variables.put("SIGNET_RATE_LIMIT_STORAGE", "database");
        variables.put("SIGNET_COOKIE_PREFIX", "shop");
        variables.put("SIGNET_COOKIE_DOMAIN", "example.com");
        variables.put("SIGNET_PRODUCTION", "true");
        variables.put("SIGNET_PROTECT", "/api/**,/admin");
        variables.put("SIGNET_MAX_BODY_BYTES", "2048");
        variables.put("SIGNET_PASSWORD_MIN_LENGTH", "12");
        variables.put("SIGNET_PASSWORD_ALGORITHM", "argon2id");
        variables.put("SIGNET_PASSWORD_BCRYPT_COST", "5");
        variables.put("SIGNET_PASSWORD_ARGON2_MEMORY", "64");
        variables.put("SIGNET_PASSWORD_ARGON2_ITERATIONS", "3");
        variables.put("SIGNET_PASSWORD_PBKDF2_ITERATIONS", "1000");
        variables.put("SIGNET_PASSWORD_BREACHED_ENABLED", "true");
        variables.put("SIGNET_PASSWORD_BREACHED_URL", "https://mirror.example.com/range/");
        variables.put("SIGNET_PASSWORD_BREACHED_TIMEOUT", "3s");
        variables.put("SIGNET_PASSWORD_BREACHED_ON_FAILURE", "refuse");

        SignetOptions options = options(variables);

        assertThat(options.secrets()).isEqualTo(new SecretOptions(MASTER, TOKEN));
        assertThat(options.baseUrl()).isEqualTo(URI.create("https://auth.example.com"));
        assertThat(options.request().trustedOrigins())
                .containsExactly("https://app.example.com", "https://admin.example.com");
        assertThat(options.request().trustedProxies()).containsExactly("10.0.0.1");
        assertThat(options.session().strategy()).isEqualTo(Strategy.DATABASE);
        assertThat(options.session().freshAge()).isEqualTo(Duration.ofHours(3));
        assertThat(options.session().database())
                .isEqualTo(new DatabaseSessionOptions(CookieCache.JWE, TokenStorage.HASHED, true));
        assertThat(options.bearer()).isEqualTo(BearerTokens.SIGNED);
        assertThat(options.session().expiresIn()).isEqualTo(Duration.ofDays(30));
        assertThat(options.session().updateAge()).isEqualTo(Duration.ofHours(2));
        assertThat(options.jwt().algorithm()).isEqualTo(JwsAlgorithm.EDDSA);
        assertThat(options.jwt().expiresIn()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.issuer()).isEqualTo("https://issuer.example.com");
        assertThat(options.audience()).isEqualTo("https://api.example.com");
        assertThat(options.limitsRequests()).isFalse();
        assertThat(options.cookieNames().accessToken()).isEqualTo("__Secure-shop.access_token");
        assertThat(options.session().cookieDomain()).isEqualTo("example.com");
        assertThat(options.production()).isTrue();
        assertThat(options.request().maxBodyBytes()).isEqualTo(2048);
        assertThat(options.password().minLength()).isEqualTo(12);
        assertThat(options.password().breached())
                .isEqualTo(new BreachOptions(
                        true,
                        URI.create("https://mirror.example.com/range/"),
                        Duration.ofSeconds(3),
                        BreachOptions.OnFailure.REFUSE));
        assertThat(options.password().hash()).isEqualTo(new HashOptions(Algorithm.ARGON2ID, 5, 64, 3, 1000));
    }

    @Test
    void routesAreProtectedByVariable() {
        Map<String, Object> variables = Map.of("SIGNET_DATA", data.toString(), "SIGNET_PROTECT", "/api/**,/admin");
        try (TestingApplication app = TestingApplication.start(BareApplication.class, variables)) {
            assertThat(app.get("/api/plain").statusCode()).isEqualTo(401);
            assertThat(app.get("/admin").statusCode()).isEqualTo(401);
            assertThat(app.get("/open/hello").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aListMayBeWrittenItemByItem() {
        SignetOptions options = options(Map.of(
                "SIGNET_TRUSTED_ORIGINS_0",
                "https://a.example.com",
                "SIGNET_TRUSTED_ORIGINS_1",
                "https://b.example.com"));

        assertThat(options.request().trustedOrigins())
                .containsExactly("https://a.example.com", "https://b.example.com");
    }

    @Test
    void emptyVariablesAreTheSameAsNone() {
        Map<String, Object> variables = new HashMap<>();
        for (String name : List.of(
                "SIGNET_SECRET",
                "SIGNET_JWT_SECRET",
                "SIGNET_BASE_URL",
                "SIGNET_TRUSTED_ORIGINS",
                "SIGNET_JWT_ISSUER",
                "SIGNET_JWT_AUDIENCE",
                "SIGNET_JWT_JWKS_URL",
                "SIGNET_COOKIE_DOMAIN",
                "SIGNET_PRODUCTION",
                "SIGNET_RATE_LIMIT_ENABLED")) {
            variables.put(name, "");
        }

        SignetOptions options = options(variables);

        assertThat(options.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(options.issuer()).isEqualTo("http://localhost:8080");
        assertThat(options.audience()).isEqualTo("http://localhost:8080");
        assertThat(options.session().cookieDomain()).isNull();
        assertThat(options.production()).isFalse();
    }

    /** A variable that nobody filled must not open what a properties file protects. */
    @Test
    void anEmptyListOfProtectedRoutesStopsTheStart() {
        assertThatThrownBy(() -> options(Map.of("SIGNET_PROTECT", "")))
                .rootCause()
                .hasMessage(
                        "signet.protect is empty, so no route would need a token. Fill it, as /api/**, or remove it.");
    }

    @Test
    void anotherProgramsVariableIsIgnored() {
        assertThat(options(Map.of("SIGNET_URL", "http://localhost:8080")).origin())
                .isEqualTo("http://localhost:8080");
    }

    @Test
    @Tag("R-053")
    void betterAuthsNameOfTheMasterSecretIsRead() {
        Map<String, Object> variables = Map.of("BETTER_AUTH_SECRET", MASTER, "SIGNET_SECRET", "");

        assertThat(options(variables).secrets().master()).isEqualTo(MASTER);
    }

    @Test
    @Tag("R-312")
    void listsOfSecretsAreReadWithTheOneThatStoodAlone() {
        SignetOptions options = options(Map.of(
                "SIGNET_SECRETS", "2:" + MASTER + "2,1:" + MASTER + "1",
                "SIGNET_SECRET", MASTER,
                "SIGNET_JWT_SECRETS", "7:" + TOKEN + "7"));

        assertThat(options.secrets())
                .isEqualTo(new SecretOptions(
                        List.of(
                                new VersionedSecret("2", MASTER + "2"),
                                new VersionedSecret("1", MASTER + "1"),
                                VersionedSecret.alone(MASTER)),
                        List.of(new VersionedSecret("7", TOKEN + "7"))));
    }

    @Test
    @Tag("R-312")
    void betterAuthsListOfSecretsIsRead() {
        // better-auth 1.7.24: BETTER_AUTH_SECRETS="2:new,1:old"
        String list = "2:" + MASTER + "2,1:" + MASTER + "1";

        assertThat(options(Map.of("BETTER_AUTH_SECRETS", list)).secrets().masters())
                .containsExactly(new VersionedSecret("2", MASTER + "2"), new VersionedSecret("1", MASTER + "1"));
        assertThat(options(Map.of("BETTER_AUTH_SECRETS", list, "SIGNET_SECRETS", "3:" + MASTER))
                        .secrets()
                        .masters())
                .containsExactly(new VersionedSecret("3", MASTER));
    }

    @Test
    void ownNameOfTheMasterSecretComesFirst() {
        Map<String, Object> variables = Map.of("BETTER_AUTH_SECRET", TOKEN, "SIGNET_SECRET", MASTER);

        assertThat(options(variables).secrets().master()).isEqualTo(MASTER);
    }

    @Test
    void aNumberWithoutAUnitCountsSeconds() {
        SignetOptions options = options(Map.of("SIGNET_SESSION_EXPIRES_IN", "604800", "SIGNET_JWT_EXPIRES_IN", "900"));

        assertThat(options.session().expiresIn()).isEqualTo(Duration.ofDays(7));
        assertThat(options.jwt().expiresIn()).isEqualTo(Duration.ofMinutes(15));
    }
}
