package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRulesTest {

    private static final String COMMAND = "Make one with: openssl rand -base64 48";

    @Test
    void aGoodSecretPasses() {
        String secret = "0123456789abcdef0123456789abcdef";

        assertThat(SecretRules.check("SIGNET_SECRET", secret)).isSameAs(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SecretRules.EXAMPLE,
                "better-auth-secret-12345678901234567890",
                "better-auth-secret-123456789",
                SecretRules.EXAMPLE + "-and-more",
                "my-better-auth-secret-12345678901234567890"
            })
    @Tag("R-051")
    void whatEverybodyKnowsIsRefused(String secret) {
        assertThatThrownBy(() -> SecretRules.check("SIGNET_SECRET", secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SIGNET_SECRET is still the example value of the documentation, which everybody knows. "
                        + COMMAND)
                .hasMessageNotContaining(secret);
    }

    @Test
    @Tag("R-051")
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> SecretRules.check("SIGNET_JWT_SECRET", "0123456789abcdef0123456789abcde"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SIGNET_JWT_SECRET has 31 characters; it needs at least 32. " + COMMAND);
        assertThatThrownBy(() -> SecretRules.check("SIGNET_SECRET", ""))
                .hasMessage("SIGNET_SECRET has 0 characters; it needs at least 32. " + COMMAND);
    }

    @Test
    @Tag("R-051")
    void aSecretOfAFewCharactersIsRefused() {
        assertThatThrownBy(() -> SecretRules.check("SIGNET_SECRET", "012345678".repeat(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SIGNET_SECRET repeats a few characters and can be guessed. " + COMMAND);
        assertThat(SecretRules.check("SIGNET_SECRET", "0123456789".repeat(4))).isNotEmpty();
    }

    @Test
    void aMissingSecretIsNamed() {
        assertThat(SecretRules.missing("SIGNET_SECRET"))
                .isEqualTo("SIGNET_SECRET is not set. In production the secret comes from the environment. " + COMMAND);
    }
}
