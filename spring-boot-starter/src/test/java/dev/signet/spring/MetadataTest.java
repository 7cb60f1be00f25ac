package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an IDE knows of the settings. */
class MetadataTest {

    private static final Map<String, ConfigurationMetadata.Property> PROPERTIES = ConfigurationMetadata.properties();

    @Test
    void everySettingIsKnown() {
        assertThat(PROPERTIES.keySet()).containsExactlyInAnyOrderElementsOf(KnownKeys.canonicalKeys());
    }

    @Test
    void everySettingIsDescribed() {
        assertThat(PROPERTIES)
                .allSatisfy(
                        (key, property) -> assertThat(property.description()).matches("[A-Z].{10,}\\."));
    }

    @Test
    void everyDefaultIsNamed() {
        assertThat(PROPERTIES)
                .allSatisfy((key, property) ->
                        assertThat(property.defaultValue()).isEqualTo(ConfigurationMetadata.declaredDefault(key)));
        assertThat(ConfigurationMetadata.declaredDefault("signet.jwt.expires-in"))
                .isEqualTo("15m");
        assertThat(ConfigurationMetadata.declaredDefault("signet.password.bcrypt-cost"))
                .isEqualTo("12");
    }
}
