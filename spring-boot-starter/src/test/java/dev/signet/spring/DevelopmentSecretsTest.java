package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        int instances = 8;
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        try {
            for (int round = 0; round < 50; round++) {
                Path folder = parent.resolve("round-" + round);
                CyclicBarrier barrier = new CyclicBarrier(instances);
                Callable<String> start = () -> {
                    barrier.await();
                    return new DevelopmentSecrets(folder).readOrMake("SIGNET_SECRET");
                };
                List<Future<String>> running = new ArrayList<>();
                for (int i = 0; i < instances; i++) {
                    running.add(threads.submit(start));
                }
                Set<String> seen = new HashSet<>();
                for (Future<String> one : running) {
                    seen.add(one.get());
                }
                assertThat(seen).hasSize(1).noneMatch(String::isEmpty);
            }
        } finally {
            threads.shutdownNow();
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
