package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small files and small methods, in every module. */
@Tag("newest-jdk")
class SourceBudgetTest {

    /** Exceptions: one line each, with its reason. None so far. */
    private static final List<String> EXCEPTIONS = List.of();

    private static final Path ROOT = Path.of("..");

    @Test
    void everySourceKeepsTheBudget() throws Exception {
        List<Path> sources = SourceBudget.sources(ROOT, "src/main/java");
        List<String> violations = new ArrayList<>();
        for (Path source : sources) {
            violations.addAll(SourceBudget.violations(ROOT.relativize(source).toString(), Files.readString(source)));
        }

        assertThat(sources).hasSizeGreaterThan(100).anyMatch(path -> path.endsWith("dev/signet/Signet.java"));
        violations.removeAll(EXCEPTIONS);
        assertThat(violations).isEmpty();
    }

    /** Methods of tests may be longer: tables of values stand before them. */
    @Test
    void everyTestKeepsTheBudgetOfFiles() throws Exception {
        List<Path> tests = SourceBudget.sources(ROOT, "src/test/java");
        List<String> violations = new ArrayList<>();
        for (Path test : tests) {
            SourceBudget.length(ROOT.relativize(test).toString(), Files.readString(test))
                    .ifPresent(violations::add);
        }

        assertThat(tests).hasSizeGreaterThan(100);
        assertThat(violations).isEmpty();
    }

    @Test
    void aLongFileIsFound() throws Exception {
        assertThat(SourceBudget.violations("A.java", "class A {}\n".repeat(300)))
                .isEmpty();
        assertThat(SourceBudget.violations("A.java", "class A {}\n".repeat(301)))
                .containsExactly("A.java has 301 lines");
    }

    @Test
    void aLongMethodIsFound() throws Exception {
        assertThat(SourceBudget.violations("A.java", method(40))).isEmpty();
        assertThat(SourceBudget.violations("A.java", method(41))).containsExactly("A.java: long_ has 41 lines");
    }

    private static String method(int lines) {
        return "class A {\n/** Not counted. */\nvoid long_() {\n" + "int a;\n".repeat(lines - 2) + "}\n}\n";
    }
}
