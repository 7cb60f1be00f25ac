package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final JavaClasses MODULE_AND_FIXTURE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/dev/signet/jwt/"))
            .withImportOption(location -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
                    || location.contains("/feature/bad")
                    || location.contains("/Bad"))
            .importPackages("dev.signet");

    @Test
    void theModuleWasFound() {
        assertThat(MODULE).hasSizeGreaterThan(100);
        assertThat(MODULE.contain("dev.signet.Signet")).isTrue();
        assertThat(MODULE.stream().noneMatch(type -> type.getSimpleName().startsWith("Bad")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void holds(String sentence) {
        Rules.all().get(sentence).check(MODULE);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void failsOnTheFixtureThatBreaksEveryRule(String sentence) {
        assertThatThrownBy(() -> Rules.all().get(sentence).check(MODULE_AND_FIXTURE))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s).*\\bbad(one|two)\\b.*|(?s).*\\.Bad[A-Z].*");
    }

    static Iterable<String> sentences() {
        return Rules.all().keySet();
    }
}
