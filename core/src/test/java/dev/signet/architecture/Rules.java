package dev.signet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.Signet;
import dev.signet.engine.AdmittedSignIn;
import dev.signet.engine.Endpoint;
import dev.signet.engine.SessionIssuer;
import dev.signet.engine.SessionStrategy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What holds between the classes of this module, each rule by the sentence it stands for. */
final class Rules {

    private static final String ROOT = "dev.signet";

    private Rules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "features don't import each other",
                slices().matching(ROOT + ".feature.(*)..").should().notDependOnEachOther());
        rules.put("the engine knows no feature", outside(ROOT + ".feature..", ROOT + ".feature..", ROOT));
        rules.put(
                "packages have no cycles",
                slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
        rules.put(
                "no servlet, no SQL, no framework",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta..", "org.springframework.."));
        rules.put("Bouncy Castle stays in crypto", outside("org.bouncycastle..", ROOT + ".crypto"));
        rules.put("Jackson stays in json", outside("tools.jackson..", ROOT + ".json"));
        rules.put(
                "static fields are final", fields().that().areStatic().should().beFinal());
        rules.put("the wiring alone reaches for clock, chance and console", noHiddenSources());
        rules.put(
                "endpoints are final and not public",
                classes()
                        .that(assignableTo(Endpoint.class).and(not(INTERFACES)))
                        .should()
                        .haveModifier(JavaModifier.FINAL)
                        .andShould()
                        .notBePublic());
        rules.put(
                "names say what a class is",
                noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)"));
        rules.put("the issuer alone admits a sign-in", admittedByTheIssuerAlone());
        rules.put("session strategies alone touch the session's cookies", cookiesOfStrategiesAlone());
        return rules;
    }

    private static ArchRule outside(String target, String... allowed) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(target);
    }

    private static ArchRule noHiddenSources() {
        return noClasses()
                .that(not(belongToAnyOf(Signet.class)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(SecureRandom.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe("a clock of the system", Rules::readsSystemClock));
    }

    private static ArchRule admittedByTheIssuerAlone() {
        return noClasses()
                .that(not(belongToAnyOf(SessionIssuer.class)))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "AdmittedSignIn is made", call -> call.getTargetOwner().isEquivalentTo(AdmittedSignIn.class)));
    }

    private static ArchRule cookiesOfStrategiesAlone() {
        return noClasses()
                .that(not(assignableTo(SessionStrategy.class)))
                .and(not(simpleName("SessionCookies")))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "SessionCookies is used",
                        access -> access.getTargetOwner().getName().equals(ROOT + ".session.SessionCookies")));
    }

    private static boolean readsSystemClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return (owner.isAssignableTo(InstantSource.class) || owner.isAssignableTo(Clock.class))
                && access.getName().startsWith("system");
    }
}
