package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.crypto.SecretRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads whose settings can't be: one sentence that says what to do. */
class StartFailureTest {

    private static final String MASTER = "signet.secret=a-master-secret-of-the-tests-0123456789";
    private static final String TOKEN = "signet.jwt.secret=a-token-secret-of-the-tests-0123456789ab";

    @TempDir
    Path data;

    private String sentence(String... settings) {
        return refusal(Stream.concat(Stream.of("signet.data=" + data), Stream.of(settings))
                .toArray(String[]::new));
    }

    private static String refusal(String... settings) {
        assertThatThrownBy(() -> TestingApplication.start(settings).close()).isInstanceOf(RuntimeException.class);
        String description = RecordingReporter.takeLast().orElseThrow().getDescription();
        assertThat(description).doesNotContain("\n", "\tat ", "Exception", "org.springframework", "dev.signet");
        return description;
    }

    @Test
    @Tag("R-051")
    void productionWithoutSecrets() {
        assertThat(sentence("signet.production=true"))
                .isEqualTo("SIGNET_SECRET is not set. In production the secret comes from the environment. Make one"
                        + " with: openssl rand -base64 48");
        assertThat(sentence("signet.production=true", MASTER)).startsWith("SIGNET_JWT_SECRET is not set.");
        assertThat(sentence("signet.base-url=https://api.example.com")).startsWith("SIGNET_SECRET is not set.");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    @Tag("R-051")
    void aSecretThatIsShort() {
        assertThat(sentence("signet.secret=hunter2", TOKEN))
                .startsWith("SIGNET_SECRET has 7 characters; it needs at least 32.")
                .doesNotContain("hunter2");
        assertThat(sentence(MASTER, "signet.jwt.secret=hunter2")).startsWith("SIGNET_JWT_SECRET has 7 characters");
    }

    @Test
    @Tag("R-051")
    void aSecretThatEverybodyKnows() {
        assertThat(sentence("signet.secret=" + SecretRules.EXAMPLE, TOKEN))
                .startsWith("SIGNET_SECRET is still the example value")
                .doesNotContain(SecretRules.EXAMPLE);
        assertThat(sentence("signet.secret=" + "ab".repeat(20), TOKEN)).contains("can be guessed");
    }

    @Test
    @Tag("R-051")
    void secretsThatAreEqual() {
        assertThat(sentence(MASTER, MASTER.replace("signet.secret", "signet.jwt.secret")))
                .startsWith("SIGNET_SECRET and SIGNET_JWT_SECRET are the same.")
                .doesNotContain("a-master-secret");
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of(
                        "signet.jwt.algorithm=none",
                        "signet.jwt.algorithm is \"none\"; it must be HS256, RS256, ES256 or EdDSA."),
                Arguments.of(
                        "signet.jwt.algorithm=HS384",
                        "signet.jwt.algorithm is HS384, which the engine does not sign with;"),
                Arguments.of(
                        "signet.jwt.algorithm=PS256",
                        "signet.jwt.algorithm is PS256, which the engine does not sign with;"),
                Arguments.of(
                        "signet.session.strategy=redis",
                        "signet.session.strategy is \"redis\"; it must be stateless or database."),
                Arguments.of(
                        "signet.rate-limit.storage=redis",
                        "signet.rate-limit.storage is \"redis\"; it must be memory or database."),
                Arguments.of(
                        "signet.jwt.expires-in=soon",
                        "signet.jwt.expires-in is \"soon\"; it must be a duration, as 15m or 7d."),
                Arguments.of(
                        "signet.password.min-length=eight",
                        "signet.password.min-length is \"eight\"; it must be a whole number."),
                Arguments.of(
                        "signet.production=perhaps", "signet.production is \"perhaps\"; it must be true or false."),
                Arguments.of(
                        "signet.engine.migrate=perhaps",
                        "signet.engine.migrate is \"perhaps\"; it must be true or false."),
                Arguments.of(
                        "signet.base-url=http://[",
                        "signet.base-url is \"http://[\"; it must be an address, as https://api.example.com."),
                Arguments.of(
                        "signet.base-url=api.example.com",
                        "signet.base-url is \"api.example.com\"; write scheme and host, as https://api.example.com."),
                Arguments.of("signet.base-url=ftp://localhost", "signet.base-url is \"ftp://localhost\"; write scheme"),
                Arguments.of("signet.jwt.expires-in=2d", "signet.jwt.expires-in is 172800 s; it must be from"),
                Arguments.of("signet.session.expires-in=0", "signet.session.expires-in is 0 s; it must be from"),
                Arguments.of("signet.password.bcrypt-cost=3", "signet.password.bcrypt-cost is 3; it must be from"),
                Arguments.of("signet.secrets=hunter2", "SIGNET_SECRETS has an item without a version; write"),
                Arguments.of("signet.secrets=1:hunter2", "SIGNET_SECRET has 7 characters"),
                Arguments.of("signet.jwt.secrets=1:a,1:b", "SIGNET_JWT_SECRETS has two secrets of the version 1."),
                Arguments.of("signet.max-body-bytes=1", "signet.max-body-bytes is 1; it must be from"),
                Arguments.of("signet.cookie.prefix=a b", "signet.cookie.prefix is \"a b\"; it may have"),
                Arguments.of("signet.cookie.domain=localhost", "signet.cookie.domain is \"localhost\"; write a domain"),
                Arguments.of(
                        "signet.trusted-origins=https://app.example.com/path",
                        "The trusted origin \"https://app.example.com/path\" is not an origin."),
                Arguments.of("signet.trusted-origins=*", "The trusted origin \"*\" is not an origin."),
                Arguments.of("signet.protect=api/**", "signet.protect has \"api/**\"; a pattern begins with a slash"),
                Arguments.of("signet.protect=/api/{id", "signet.protect has \"/api/{id\", which is not a pattern"),
                Arguments.of("signet.protected=/api/**", "There is no setting signet.protected. Did you mean"),
                Arguments.of(
                        "signet.jwt.jwks-url=https://a.example.com/jwks",
                        "signet.jwt.jwks-url is for an application that only verifies tokens"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    @Tag("R-054")
    void aValueThatCanNotBe(String setting, String beginning) {
        assertThat(sentence(MASTER, TOKEN, setting)).startsWith(beginning);
    }

    @Test
    void productionInClearText() {
        assertThat(sentence(MASTER, TOKEN, "signet.base-url=http://api.example.com"))
                .startsWith("signet.base-url is \"http://api.example.com\". In production it must begin with https://");
    }

    @Test
    @Tag("R-029")
    void verifyingWithoutKnowingWhoseTokensTheyAre() {
        assertThat(verifying("signet.jwt.issuer=")).startsWith("signet.jwt.issuer is not set.");
        assertThat(verifying("signet.jwt.audience=")).startsWith("signet.jwt.audience is not set.");
        assertThat(verifying("signet.jwt.secret=")).startsWith("SIGNET_JWT_SECRET is not set.");
        assertThat(verifying("signet.jwt.secret=hunter2")).startsWith("SIGNET_JWT_SECRET has 7 characters");
        assertThat(verifying("signet.jwt.algorithm=EdDSA")).startsWith("signet.jwt.algorithm is EdDSA: say in");
        assertThat(verifying("signet.jwt.algorithm=HS384"))
                .startsWith("signet.jwt.algorithm is HS384: a shared secret signs by HS256 here.");
        assertThat(verifying("signet.jwt.jwks-url=https://a.example.com/jwks"))
                .startsWith("signet.jwt.jwks-url serves public keys, and HS256 has none.");
        assertThat(verifying("signet.jwt.algorithm=HS512", "signet.jwt.jwks-url=https://a.example.com/jwks"))
                .startsWith("signet.jwt.jwks-url serves public keys, and HS512 has none.");
        assertThat(verifying("signet.base-url=api.example.com")).startsWith("signet.base-url is \"api.example.com\"");
        assertThat(verifying("signet.trusted-origins=x")).startsWith("The trusted origin \"x\"");
    }

    @Test
    void keysOverClearText() {
        for (String url : List.of("http://auth.example.com/jwks", "https://me:pw@auth.example.com/jwks", "jwks")) {
            assertThat(verifying("signet.jwt.algorithm=EdDSA", "signet.jwt.jwks-url=" + url))
                    .startsWith("signet.jwt.jwks-url ");
        }
    }

    private String verifying(String... settings) {
        // What comes last in the list counts: a variable gives the value, an argument takes its place.
        Map<String, Object> variables = Map.of(
                "SIGNET_ENGINE_ENABLED", "false",
                "SIGNET_JWT_SECRET", TestingTokens.SECRET,
                "SIGNET_JWT_ISSUER", TestingTokens.ISSUER,
                "SIGNET_JWT_AUDIENCE", TestingTokens.AUDIENCE,
                "SPRING_AUTOCONFIGURE_EXCLUDE", TestingTokens.DATABASE);
        assertThatThrownBy(() -> TestingApplication.start(BareApplication.class, variables, settings)
                        .close())
                .isInstanceOf(RuntimeException.class);
        return RecordingReporter.takeLast().orElseThrow().getDescription();
    }

    @Test
    void aFolderThatCanNotBeUsed() throws IOException {
        Path file = Files.writeString(data.resolve("a-file"), "x");

        assertThat(refusal("signet.data=" + file, MASTER, TOKEN)).startsWith("Signet can't use the database file");
        assertThat(refusal("signet.data=" + file, "spring.datasource.url=jdbc:sqlite:" + data.resolve("a.db")))
                .startsWith("The secret can't be kept in");
    }

    @Test
    void aDriverThatIsMissing() {
        assertThat(sentence(MASTER, TOKEN, "spring.datasource.url=jdbc:mariadb://db.example.com/app"))
                .isEqualTo("The driver for jdbc:mariadb: is missing. Add the dependency"
                        + " org.mariadb.jdbc:mariadb-java-client.");
        assertThat(sentence(MASTER, TOKEN, "spring.datasource.url=jdbc:mysql://db.example.com/app"))
                .startsWith(
                        "The driver for jdbc:mysql: is missing. Add the dependency com.mysql:mysql-connector-j; or");
    }

    @Test
    void failuresOfOthersAreLeftToThem() {
        assertThat(new MissingDriverAnalyzer().analyze(new IllegalStateException("No org.example.Driver", null)))
                .isNull();
        assertThat(new SignetFailureAnalyzer().analyze(new IllegalStateException("No dev.signet.Thing", null)))
                .isNull();
    }
}
