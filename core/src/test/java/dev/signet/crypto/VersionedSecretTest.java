package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedSecretTest {

    @Test
    void readsBetterAuthsFormInItsOrder() {
        assertThat(VersionedSecret.parse("SECRETS", List.of("2:new", " 10:a:b== ", "0:old")))
                .containsExactly(
                        new VersionedSecret("2", "new"),
                        new VersionedSecret("10", "a:b=="),
                        new VersionedSecret("0", "old"));
        assertThat(VersionedSecret.parse("SECRETS", List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "",
                ":",
                "1:",
                ":hunter2",
                "-1:hunter2",
                "01:hunter2",
                "a:hunter2",
                "1234567890:hunter2"
            })
    void anItemWithoutAVersionIsRefusedAndNotShown(String item) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionedSecret.parse("SECRETS", List.of("7:good", item)))
                .withMessage("SECRETS has an item without a version; write each as a whole number, a colon and the"
                        + " secret, as 2:…,1:…");
    }

    @Test
    void aVersionStandsForOneSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionedSecret.parse("SECRETS", List.of("1:hunter2", "2:x", "1:y")))
                .withMessage("SECRETS has two secrets of the version 1.");
        assertThat(new VersionedSecret("1", "hunter2")).hasToString("VersionedSecret[…]");
    }
}
