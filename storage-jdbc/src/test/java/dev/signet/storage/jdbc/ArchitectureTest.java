package dev.signet.storage.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.signet.storage.jdbc");

    private static final ArchRule NO_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    @Test
    void noFrameworkIsNeeded() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "org.sqlite..", "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void storesAreReachedThroughTheStorageOnly() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void nothingKeepsStaticState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void theTimeComesFromTheCaller() {
        NO_CLOCK.check(CLASSES);
    }

    @Test
    void theRulesCanFail() {
        var fixture = new ClassFileImporter().importClasses(ReadsTheClock.class);

        assertThatThrownBy(() -> NO_CLOCK.check(fixture)).isInstanceOf(AssertionError.class);
    }

    private static final class ReadsTheClock {
        @SuppressWarnings("unused")
        Instant now() {
            return Instant.now();
        }
    }
}
