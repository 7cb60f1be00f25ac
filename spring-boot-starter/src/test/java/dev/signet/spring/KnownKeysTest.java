package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownKeysTest {

    private static ConfigurableEnvironment of(Map<String, Object> properties, Map<String, Object> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        sources.addFirst(new MapPropertySource("application.properties", properties));
        return environment;
    }

    private static void check(String property) {
        KnownKeys.check(of(Map.of(property, "x"), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "signet.secrt,signet.secret",
        "signet.baseurl.x,signet.base-url",
        "signet.jwt.expire-in,signet.jwt.expires-in",
        "signet.trusted-origin,signet.trusted-origins",
        "signet.trusted_origns[0],signet.trusted-origins",
        "signet.jwtSecret,signet.jwt.secret",
        "signet.base.url,signet.base-url",
        "signet.secret[0],signet.secret",
        "signet.jwt.secret2,signet.jwt.secret",
        "SIGNET_JWT_SECRET,signet.jwt.secret",
        "signet.ratelimit.enable,signet.rate-limit.enabled"
    })
    @Tag("R-054")
    void anUnknownKeyStopsTheStartAndTheNearestIsNamed(String unknown, String nearest) {
        assertThatThrownBy(() -> check(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no setting " + unknown + ". Did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signet.secret",
                "signet.base-url",
                "signet.baseUrl",
                "signet.base_url",
                "signet.BASE-URL",
                "signet.trusted-origins",
                "signet.trusted-origins[0]",
                "signet.trustedOrigins[12]",
                "signet.protect[0]",
                "signet.jwt.expires-in",
                "signet.secrets[0]",
                "signet.rate-limit.enabled",
                "signet.rateLimit.enabled",
                "signets.foo",
                "design.et",
                "my.signet.foo"
            })
    void whatSpringBootBindsIsKnownAndWhatIsNotOursIsNoneOfOurBusiness(String key) {
        assertThatCode(() -> check(key)).doesNotThrowAnyException();
    }

    @Test
    void allUnknownKeysAreNamedAtOnce() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("signet.protected", "/api/**");
        properties.put("signet.cookie.name", "x");

        assertThatThrownBy(() -> KnownKeys.check(of(properties, Map.of())))
                .hasMessageContaining("signet.protected. Did you mean signet.protect?")
                .hasMessageContaining("There is no setting signet.cookie.name.");
    }

    @Test
    void theValueOfAnUnknownKeyIsNotShown() {
        assertThatThrownBy(() -> KnownKeys.check(of(Map.of("signet.sekret", "hunter2"), Map.of())))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anUnknownVariableOfTheEnvironmentIsOnlyWarnedOf() {
        assertThat(warningsOf(Map.of("SIGNET_TRUSTED_ORIGIN", "http://localhost:3000")))
                .containsExactly(
                        "The environment variable SIGNET_TRUSTED_ORIGIN is no setting of Signet and is ignored."
                                + " The nearest one is SIGNET_TRUSTED_ORIGINS.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIGNET_SECRET",
                "SIGNET_BASE_URL",
                "SIGNET_BASEURL",
                "SIGNET_TRUSTED_ORIGINS",
                "SIGNET_TRUSTED_ORIGINS_0",
                "SIGNET_TRUSTEDORIGINS_0_",
                "SIGNET_JWT_EXPIRES_IN",
                "SIGNET_RATE_LIMIT_ENABLED",
                "BETTER_AUTH_SECRET",
                "SIGNETS",
                "DESIGNET_X"
            })
    void aKnownVariableAndAForeignOneAreNotWarnedOf(String name) {
        assertThat(warningsOf(Map.of(name, "x"))).isEmpty();
    }

    @Test
    void everyKeyHasAVariable() {
        for (String key : KnownKeys.canonicalKeys()) {
            assertThat(warningsOf(Map.of(KnownKeys.variable(key), "x"))).as(key).isEmpty();
        }
    }

    private static List<String> warningsOf(Map<String, Object> variables) {
        try (var log = new CapturedLog(KnownKeys.class)) {
            KnownKeys.check(of(Map.of(), variables));
            return log.messages();
        }
    }
}
