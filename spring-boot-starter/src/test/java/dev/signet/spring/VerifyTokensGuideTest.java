package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.RemoteKeySet;
import dev.signet.jwt.Revocations;
import dev.signet.jwt.TokenProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What docs/verify-tokens.md says about Spring Boot: its settings start, and its examples compile and do as it says. */
class VerifyTokensGuideTest {

    private static final String DATABASE = "spring.autoconfigure.exclude=" + TestingTokens.DATABASE;

    private static List<String> examples(String language) {
        try {
            String page = Files.readString(Path.of("../docs/verify-tokens.md")).split("\n## Spring Boot\n", 2)[1];
            return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                    .matcher(page)
                    .results()
                    .map(example -> example.group(1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String[] settings(int example, String... more) {
        return Stream.concat(examples("properties").get(example).lines(), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void examplesOfTheGuideStandInTheseFiles() throws IOException {
        Path folder = Path.of("src/test/java/dev/signet/spring");
        String here = squeezed(Files.readString(folder.resolve("WhoAmI.java"))
                + Files.readString(folder.resolve("VerifyTokensGuideTest.java")));
        assertThat(examples("java"))
                .hasSize(2)
                .allSatisfy(example -> assertThat(here).contains(squeezed(example)));
    }

    @Test
    void settingsForAUrlStart() {
        try (TestingApplication app = TestingApplication.start(WhoAmI.class, settings(0, DATABASE))) {
            assertThat(app.get("/api/whoami").statusCode()).isEqualTo(401);
            assertThat(app.get("/api/whoami", "Authorization", TestingTokens.bearer("ada"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void settingsForASecretStartAndTheControllerKnowsTheCaller() {
        Map<String, Object> environment = Map.of("SIGNET_JWT_SECRET", TestingTokens.SECRET);
        try (TestingApplication app = TestingApplication.start(WhoAmI.class, environment, settings(1, DATABASE))) {
            assertThat(app.get("/api/whoami").statusCode()).isEqualTo(401);
            assertThat(app.get("/api/whoami", "Authorization", TestingTokens.bearer("ada"))
                            .body())
                    .isEqualTo("ada []");
        }
    }

    @Test
    void verifierOfTheApplicationTakesThePlaceOfTheOther() {
        Map<String, Object> environment = Map.of("SIGNET_JWT_SECRET", TestingTokens.SECRET);
        try (TestingApplication app = TestingApplication.start(OwnVerifier.class, environment, settings(1, DATABASE))) {
            assertThat(app.get("/api/plain", "Authorization", TestingTokens.bearer("ada"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnVerifier {
        @Bean
        Revocations revocations() {
            return new Revocations(Duration.ofMinutes(16), InstantSource.system());
        }

        @Bean
        JwtVerifier verifier(Revocations revocations) {
            return JwtVerifier.builder()
                    .keys(RemoteKeySet.builder(URI.create("https://auth.example.com/api/auth/jwks"))
                            .build())
                    .algorithms(JwsAlgorithm.EDDSA)
                    .profile(TokenProfile.BETTER_AUTH)
                    .revoked(revocations)
                    .issuer("https://auth.example.com")
                    .audience("https://api.example.com")
                    .build();
        }
    }
}
