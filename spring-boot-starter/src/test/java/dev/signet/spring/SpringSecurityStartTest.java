package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.Signet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What Spring Boot's properties lead to, and what a person reads where they leave a token unchecked. */
class SpringSecurityStartTest {

    private static final String PREFIX = ResourceServerProperties.PREFIX;

    @TempDir
    Path folder;

    private static String[] settings(String... more) {
        return Stream.concat(
                        Stream.of(
                                "spring.autoconfigure.exclude=" + TestingTokens.DATABASE,
                                PREFIX + ".issuer-uri=https://auth.example.com",
                                PREFIX + ".audiences=https://api.example.com"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] replaced(String key, String value) {
        return Stream.concat(
                        Stream.of(settings()).filter(setting -> !setting.startsWith(PREFIX + "." + key + "=")),
                        Stream.of(PREFIX + "." + key + "=" + value))
                .toArray(String[]::new);
    }

    private static String sentence(String... settings) {
        assertThatThrownBy(() -> TestingApplication.start(SecuredApplication.class, settings)
                        .close())
                .isInstanceOf(RuntimeException.class);
        String description = RecordingReporter.takeLast().orElseThrow().getDescription();
        assertThat(description).doesNotContain("\n", "\tat ", "Exception");
        return description;
    }

    @Test
    void aTokenForAnotherApplicationMustNotPass() {
        assertThat(sentence(replaced("audiences", "")))
                .isEqualTo(PREFIX + ".audiences is not set. Without it a token that was made for another application"
                        + " would pass. Set it to the claim aud of your tokens.");
        assertThat(sentence(replaced("audiences", "a,b"))).startsWith(PREFIX + ".audiences names 2 audiences; name");
    }

    @Test
    void aTokenOfAnotherIssuerMustNotPass() {
        assertThat(sentence(Stream.of(settings(PREFIX + ".jwk-set-uri=https://auth.example.com/jwks"))
                        .filter(setting -> !setting.contains("issuer-uri"))
                        .toArray(String[]::new)))
                .startsWith(PREFIX + ".issuer-uri is not set.");
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("issuer-uri", "http://auth.example.com", " is \"http://auth.example.com\"; it must begin"),
                Arguments.of("issuer-uri", "auth.example.com", " is \"auth.example.com\"; it must begin with https://"),
                Arguments.of("issuer-uri", "https://me@auth.example.com", " is \"https://me@auth.example.com\"; it"),
                Arguments.of("issuer-uri", "https://auth.example.com?a=b", " is \"https://auth.example.com?a=b\"; it"),
                Arguments.of("issuer-uri", "http://[", " is \"http://[\"; it must begin with https://"),
                Arguments.of("jwk-set-uri", "http://auth.example.com/jwks", " is \"http://auth.example.com/jwks\"; it"),
                Arguments.of("jws-algorithms", "HS256", " has \"HS256\", which is none of the algorithms with public"),
                Arguments.of("jws-algorithms", "none", " has \"none\", which is none of the algorithms with public"),
                Arguments.of(
                        "public-key-location", "file:/nowhere.pem", " is \"file:/nowhere.pem\"; it can't be read"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aValueThatCanNotBe(String key, String value, String beginning) {
        assertThat(sentence(replaced(key, value))).startsWith(PREFIX + "." + key + beginning);
    }

    private String pem(SigningKey key) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(key.spki());
        return "file:"
                + Files.writeString(
                        folder.resolve("key.pem"),
                        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "EDDSA"})
    void aPublicKeyInAFileVerifies(JwsAlgorithm algorithm) throws IOException {
        try (IssuerServer issuer = IssuerServer.start();
                TestingApplication app = TestingApplication.start(
                        SecuredApplication.class,
                        SecuredApplication.settings(
                                issuer,
                                PREFIX + ".jwk-set-uri=",
                                PREFIX + ".public-key-location=" + pem(issuer.key(algorithm))))) {
            assertThat(app.get("/secured/token", "Authorization", issuer.bearer(algorithm))
                            .statusCode())
                    .isEqualTo(200);
            JwsAlgorithm other = algorithm == JwsAlgorithm.ES256 ? JwsAlgorithm.RS256 : JwsAlgorithm.ES256;
            assertThat(app.get("/secured/token", "Authorization", issuer.bearer(other))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(issuer.visits(IssuerServer.OPENID)).isZero();
        }
    }

    @Test
    void aPublicKeyThatIsNoneIsRefused() throws IOException {
        SigningKey key = SigningKey.generate(JwsAlgorithm.ES256, "key", new SecureRandom());
        String location = pem(key);
        String[] forRsa = settings(PREFIX + ".public-key-location=" + location, PREFIX + ".jws-algorithms=RS256");
        assertThat(sentence(forRsa)).contains("public-key-location", "it is not a key for the algorithm");

        String[] two = settings(PREFIX + ".public-key-location=" + location, PREFIX + ".jws-algorithms=RS256,ES256");
        assertThat(sentence(two)).contains("jws-algorithms names 2 algorithms; one public key has one.");

        for (String text : new String[] {
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----\nAAAA\n", ""
        }) {
            Files.writeString(folder.resolve("key.pem"), text);
            assertThat(sentence(settings(PREFIX + ".public-key-location=" + location)))
                    .startsWith(PREFIX + ".public-key-location is \"file:");
        }
    }

    @Test
    void theEngineCanBeAskedForBesideAnotherIssuer() {
        try (TestingApplication app = TestingApplication.start(
                SecuredApplication.class,
                "signet.data=" + folder,
                "signet.engine.enabled=true",
                PREFIX + ".issuer-uri=https://auth.example.com")) {
            assertThat(app.context().getBeansOfType(Signet.class)).hasSize(1);
            assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(200);
            assertThat(app.context().getBean(JwtDecoder.class)).isInstanceOf(SignetJwtDecoder.class);
        }
    }

    @Test
    void anotherIssuerMakesNoDatabase() {
        try (TestingApplication app =
                TestingApplication.start(SecuredApplication.class, settings("signet.data=" + folder))) {
            assertThat(app.context().getBeansOfType(DataSource.class)).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
