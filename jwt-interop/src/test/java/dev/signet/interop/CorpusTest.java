package dev.signet.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The inputs that the fuzzer found to be different from each other, once more. */
class CorpusTest {
    static final List<FuzzTarget> TARGETS = FuzzTarget.ALL;

    @ParameterizedTest
    @FieldSource("TARGETS")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noInputOfTheCorpusEscapes(FuzzTarget target) throws IOException {
        List<Path> inputs = inputs(target);
        assertThat(inputs).isNotEmpty();
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> target.run().accept(bytes))
                    .as(input.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static List<Path> inputs(FuzzTarget target) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus", target.corpus()))) {
            return files.sorted().toList();
        }
    }
}
