package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What was probably forgotten is told at the start. */
@Tag("R-346")
class SettingsWarningsTest {

    private static final String MASTER = "a-master-secret-of-the-environment-0123456";
    private static final String TOKEN = "a-token-secret-of-the-environment-6789abcd";
    private static final String MASTERS = "2:" + MASTER + "2,1:" + MASTER + "1";
    private static final String TOKENS = "2:" + TOKEN + "2,1:" + TOKEN + "1";

    @Test
    void listsAloneAreNotWarnedOfNorIsOneSecretOfEachKind() {
        assertThat(warningsOf(Map.of("signet.secrets", MASTERS, "signet.jwt.secrets", TOKENS)))
                .isEmpty();
        assertThat(warningsOf(Map.of("BETTER_AUTH_SECRETS", MASTERS, "signet.jwt.secret", TOKEN)))
                .isEmpty();
        assertThat(warningsOf(Map.of("signet.secret", MASTER, "signet.jwt.secret", TOKEN)))
                .isEmpty();
    }

    @Test
    void aSecretBesideAListIsToldByItsName() {
        assertThat(warningsOf(Map.of("signet.secrets", MASTERS, "signet.secret", MASTER, "signet.jwt.secret", TOKEN)))
                .singleElement()
                .asString()
                .startsWith("SIGNET_SECRET is set beside a list")
                .doesNotContain(MASTER);
        assertThat(warningsOf(
                        Map.of("signet.secrets", MASTERS, "BETTER_AUTH_SECRET", MASTER, "signet.jwt.secret", TOKEN)))
                .singleElement()
                .asString()
                .startsWith("BETTER_AUTH_SECRET is set beside a list");
        assertThat(warningsOf(
                        Map.of("signet.secret", MASTER, "signet.jwt.secrets", TOKENS, "signet.jwt.secret", TOKEN)))
                .singleElement()
                .asString()
                .startsWith("SIGNET_JWT_SECRET is set beside a list")
                .doesNotContain(TOKEN);
    }

    @Test
    void aListThatIsNotUsedIsTold() {
        assertThat(warningsOf(Map.of(
                        "signet.secrets", MASTERS, "BETTER_AUTH_SECRETS", "9:" + MASTER, "signet.jwt.secret", TOKEN)))
                .singleElement()
                .asString()
                .startsWith("BETTER_AUTH_SECRETS is not used");
    }

    @Test
    @Tag("R-399")
    void anEngineThatTakesItselfForDevelopmentSaysSoWhereItLooksLikeProduction() {
        Map<String, Object> forgotten = Map.of(
                "signet.secret", MASTER, "signet.jwt.secret", TOKEN, "signet.trusted-origins", "https://*.example.com");
        assertThat(warningsOf(forgotten))
                .singleElement()
                .asString()
                .startsWith("signet.base-url is http://localhost:8080, so this counts as development")
                .contains("https://*.example.com", "SIGNET_BASE_URL");
        for (Map<String, Object> meant : List.<Map<String, Object>>of(
                Map.of("signet.production", "false"),
                Map.of("signet.production", "true"),
                Map.of("signet.base-url", "https://api.example.com"),
                Map.of("signet.trusted-origins", "http://192.168.0.7:3000,https://localhost:3000"))) {
            Map<String, Object> settings = new HashMap<>(forgotten);
            settings.putAll(meant);
            assertThat(warningsOf(settings)).as(meant.toString()).isEmpty();
        }
    }

    private static List<String> warningsOf(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        SignetProperties properties = Binder.get(environment).bindOrCreate("signet", SignetProperties.class);
        try (var log = new CapturedLog(SignetSettings.class)) {
            new SignetSettings(properties, environment).engine();
            return log.warnings();
        }
    }
}
