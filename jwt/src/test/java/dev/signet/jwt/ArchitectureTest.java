package dev.signet.jwt;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.signet.jwt");

    private static final ArchRule JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.signet.jwt", "java..", "javax.crypto..", "org.jspecify.annotations");
    private static final ArchRule NO_MUTABLE_STATICS =
            fields().that().areStatic().should().beFinal();
    private static final ArchRule NO_HIDDEN_CLOCK_OR_RANDOM = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callConstructor(SecureRandom.class)
            .orShould()
            .accessField(System.class, "out");

    /** Headers, names of signed claims and signatures of one's own are no secret; everything else that is compared may be. */
    private static final ArchRule COMPARES_IN_CONSTANT_TIME = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(KnownHeaders|ClaimSet|ClaimShape|EcdsaDer)")
            .should()
            .callMethodWhere(target(owner(type(Arrays.class))).and(target(nameMatching("equals|mismatch|compare"))));

    @Test
    void bytesAreComparedInConstantTime() {
        COMPARES_IN_CONSTANT_TIME.check(MODULE);
    }

    @Test
    void moduleDependsOnTheJdkAndJspecifyAlone() {
        JDK_ONLY.check(MODULE);
    }

    @Test
    void staticFieldsAreFinal() {
        NO_MUTABLE_STATICS.check(MODULE);
    }

    @Test
    void clockAndRandomnessAreGiven() {
        NO_HIDDEN_CLOCK_OR_RANDOM.check(MODULE);
    }

    @Test
    void everyRuleFailsOnABadClass() {
        JavaClasses bad = new ClassFileImporter().importClasses(Bad.class);
        assertThatThrownBy(() -> JDK_ONLY.check(bad)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NO_MUTABLE_STATICS.check(bad)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NO_HIDDEN_CLOCK_OR_RANDOM.check(bad)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> COMPARES_IN_CONSTANT_TIME.check(bad)).isInstanceOf(AssertionError.class);
    }

    /** Breaks every rule. */
    static final class Bad {
        static int counter;

        private Bad() {}

        static ArchRule offend() {
            counter += Instant.now().isAfter(Instant.EPOCH) ? 1 : 0;
            counter += Arrays.equals(new byte[counter], new byte[1]) ? 1 : 0;
            return JDK_ONLY;
        }
    }
}
