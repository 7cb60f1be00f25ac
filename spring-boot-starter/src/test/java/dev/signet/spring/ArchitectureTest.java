package dev.signet.spring;

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
            .importPackages("dev.signet.spring");

    private static final ArchRule FEW_ARE_PUBLIC = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveFullyQualifiedName(Authenticated.class.getName())
            .orShould()
            .haveFullyQualifiedName(AuthenticatedUser.class.getName())
            .orShould()
            .haveFullyQualifiedName(CurrentUser.class.getName())
            .orShould()
            .haveFullyQualifiedName(EmbeddedDatabaseAutoConfiguration.class.getName())
            .orShould()
            .haveFullyQualifiedName(SignetAutoConfiguration.class.getName())
            .orShould()
            .haveNameMatching(".*\\.(SignetJwtDecoder|SignetJwtEncoder|SignetAuthoritiesConverter)")
            .orShould()
            .haveNameMatching(".*\\.SignetSecurityAutoConfiguration");

    /** Spring loads them only where Spring Security is there. */
    private static final String ADAPTERS = ".*\\.(SignetSecurityAutoConfiguration|EncoderConfiguration|OutageFilter"
            + "|CookieBearerTokenResolver|SpringJwt|SignetJwtDecoder|SignetJwtEncoder|SignetAuthoritiesConverter)(\\$.*)?";

    private static final ArchRule NO_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    @Test
    void fewTypesArePublic() {
        FEW_ARE_PUBLIC.check(CLASSES);
    }

    @Test
    void springSecurityIsNotNeeded() {
        noClasses()
                .that()
                .haveNameNotMatching(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.security..", "org.springframework.boot.security..")
                .check(CLASSES);
        assertThatThrownBy(() -> Class.forName("org.springframework.security.oauth2.jwt.JwtDecoder"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void noStatementIsSentFromHere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(CLASSES);
    }

    @Test
    void nothingKeepsStaticState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void theTimeIsGiven() {
        NO_CLOCK.check(CLASSES);
    }

    @Test
    void theRulesCanFail() {
        JavaClasses isPublic = new ClassFileImporter().importClasses(Instant.class);
        JavaClasses readsTheClock = new ClassFileImporter().importClasses(TestingTokens.class);

        assertThatThrownBy(() -> FEW_ARE_PUBLIC.check(isPublic)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NO_CLOCK.check(readsTheClock)).isInstanceOf(AssertionError.class);
    }
}
