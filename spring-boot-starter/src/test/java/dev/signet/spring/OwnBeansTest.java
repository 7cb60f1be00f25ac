package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.Signet;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.options.BreachOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SignetOptions;
import dev.signet.storage.Storage;
import dev.signet.testkit.MemoryStorage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the application knows better than the starter. */
class OwnBeansTest {

    private static final String ADA =
            "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\",\"name\":\"Ada\"}";

    @TempDir
    Path data;

    @Configuration(proxyBeanMethods = false)
    static class OwnVerifier {

        @Bean
        JwtVerifier verifier() {
            return JwtVerifier.builder()
                    .key(SigningKey.hmac(TestingTokens.SECRET.getBytes(StandardCharsets.UTF_8))
                            .verificationKey())
                    .issuer("urn:own")
                    .audience(TestingTokens.AUDIENCE)
                    .build();
        }
    }

    @Test
    void aVerifierOfTheApplicationDecides() {
        try (TestingApplication app =
                TestingApplication.start(OwnVerifier.class, TestingTokens.verifyOnly("signet.protect=/api/**"))) {
            assertThat(app.get("/api/plain", "Authorization", "Bearer " + TestingTokens.from("urn:own"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(app.get("/api/plain", "Authorization", TestingTokens.bearer("ada"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStorage {

        @Bean
        Storage memory() {
            return new MemoryStorage();
        }
    }

    @Test
    void aStorageOfTheApplicationIsUsed() {
        try (TestingApplication app =
                TestingApplication.start(OwnStorage.class, "signet.data=" + data, "signet.password.bcrypt-cost=4")) {
            assertThat(app.post("/api/auth/sign-up/email", ADA).statusCode()).isEqualTo(200);
            assertThat(app.context().getBean(Storage.class).users().findByEmail("ada@example.com"))
                    .isPresent();
        }
    }

    /** An engine whose settings are not those of the properties. */
    @Configuration(proxyBeanMethods = false)
    static class OwnEngine {

        @Bean
        Signet engine() {
            SecretOptions secrets = new SecretOptions(
                    "a-master-secret-of-the-application-012345", "a-token-secret-of-the-application-6789abc");
            SignetOptions options = SignetOptions.builder(secrets)
                    .baseUrl(URI.create("https://own.example.com/identity"))
                    .password(new PasswordOptions(8, 128, HashOptions.bcrypt(4), 64, BreachOptions.DEFAULTS))
                    .build();
            return Signet.builder(options, new MemoryStorage()).build();
        }
    }

    @Test
    void anEngineOfTheApplicationIsMountedWithItsOwnSettings() {
        try (TestingApplication app =
                TestingApplication.start(OwnEngine.class, "signet.data=" + data, "signet.protect=/**")) {
            assertThat(app.context().getBeansOfType(Storage.class)).isEmpty();
            HttpResponse<String> answer = app.post("/identity/sign-up/email", ADA);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

            String cookie = answer.headers().allValues("Set-Cookie").stream()
                    .filter(field -> field.startsWith("__Secure-better-auth.access_token="))
                    .findFirst()
                    .orElseThrow()
                    .split(";", 2)[0];
            assertThat(app.get("/api/plain", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(app.send("POST", "/api/plain", "Cookie", cookie, "Origin", "https://own.example.com")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(app.send("POST", "/api/plain", "Cookie", cookie, "Origin", "http://localhost:8080")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anApplicationWithoutAWebIsLeftAlone() {
        SpringApplication application = new SpringApplication(BareApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of("signet.data", data.toString()));
        try (ConfigurableApplicationContext context =
                application.run("--spring.autoconfigure.exclude=" + TestingTokens.DATABASE)) {
            assertThat(context.getBeanProvider(Signet.class).getIfAvailable()).isNull();
            assertThat(context.getBeanProvider(JwtVerifier.class).getIfAvailable())
                    .isNull();
            assertThat(context.getBeanNamesForType(SignetProperties.class)).isEmpty();
        }
        assertThat(data).isEmptyDirectory();
    }
}
