package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentSecretsTest {

    @TempDir
    Path parent;

    @Test
    @Tag("R-052")
    void aSecretIsMadeOnceAndReadAgain() {
        Path folder = parent.resolve("data");
        String made = new DevelopmentSecrets(folder).readOrMake("SIGNET_SECRET");

        assertThat(made).hasSize(64);
        assertThat(new DevelopmentSecrets(folder).readOrMake("SIGNET_SECRET")).isEqualTo(made);
        assertThat(new DevelopmentSecrets(folder).readOrMake("SIGNET_JWT_SECRET"))
                .isNotEqualTo(made);
    }

    @Test
    @Tag("R-052")
    void nobodyElseMayReadIt() throws IOException {
        Path folder = parent.resolve("data");
        new DevelopmentSecrets(folder).readOrMake("SIGNET_SECRET");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signet-secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingElseIsLeftBehind() throws IOException {
        new DevelopmentSecrets(parent).readOrMake("SIGNET_SECRET");

        try (var files = Files.list(parent)) {
            assertThat(files).containsExactly(parent.resolve("signet-secret"));
        }
    }

    @Test
    void instancesThatStartAtOnceReadTheSameSecret() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path folder = parent.resolve("round-" + round);

            var seen = Together.run(8, i -> new DevelopmentSecrets(folder).readOrMake("SIGNET_SECRET"));

            assertThat(new HashSet<>(seen)).hasSize(1).noneMatch(String::isEmpty);
        }
    }

    @Test
    void aFolderThatCanNotBeWrittenIsNamedWithTheWayOut() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");

        assertThatThrownBy(() -> new DevelopmentSecrets(file).readOrMake("SIGNET_SECRET"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The secret can't be kept in " + file.toAbsolutePath())
                .hasMessageEndingWith("Set SIGNET_SECRET instead.");
    }
}
