package dev.signet.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

    @TempDir
    private Path root;

    @BeforeEach
    void writeASpecification() throws IOException {
        write("specs/one/spec.md", """
                Text that mentions R-009 declares nothing.

                - **R-001** The door MUST be
                  closed.
                - **R-002** The key MUST fit.
                  - a remark
                """);
    }

    @Test
    void aRequirementWithoutATestIsReportedWithItsSentence() throws IOException {
        write("core/src/test/java/DoorTest.java", "@Tag(\"R-001\") class DoorTest {}");
        assertThat(Coverage.of(root).problems()).containsExactly("R-002 has no test: The key MUST fit. - a remark");
    }

    @Test
    void aTestThatNamesNoRequirementIsReported() throws IOException {
        write("core/src/test/java/DoorTest.java", "// R-001, R-002, R-003");
        assertThat(Coverage.of(root).problems())
                .containsExactly("R-003 is no requirement, but is named by core/src/test/java/DoorTest.java");
    }

    @Test
    void testsOfEveryLanguageCount() throws IOException {
        write("jwt/src/test/java/A.java", "R-001");
        write("testkit/src/main/java/UserStoreContract.java", "R-001");
        write("examples/tasks/api/src/test/java/B.java", "R-001");
        write("examples/tasks/e2e/tests/c.test.mjs", "R-001");
        write("examples/tasks/web/lib/h.test.ts", "R-001");
        write("examples/fastapi/test_d.py", "R-001");
        write("conformance/client/e.test.mjs", "R-001");
        write("pentest/f.mjs", "R-001");
        write("tests/g.sh", "R-001");
        assertThat(Coverage.of(root).references().get("R-001")).hasSize(9);
    }

    @Test
    void whatIsNoTestDoesNotCount() throws IOException {
        write("core/src/main/java/A.java", "R-001");
        write("specs/one/plan.md", "R-001");
        write("README.md", "R-001");
        write("conformance/node_modules/x/b.mjs", "R-001");
        write("core/target/src/test/C.java", "R-001");
        write("examples/tasks/web/.next/e2e/d.mjs", "R-001");
        write("core/src/test/java/dev/signet/spec/E.java", "R-001");
        write("core/src/test/java/F.java", "ERR-001 R-0012");
        assertThat(Coverage.of(root).references()).isEmpty();
    }

    @Test
    void anIdThatTwoSpecificationsDeclareIsReported() throws IOException {
        write("specs/two/spec.md", "- **R-002** The lock MUST hold.\n- **R-003** It should be nice.\n");
        write("tests/all.sh", "# R-001 R-002 R-003");
        assertThat(Coverage.of(root).problems())
                .containsExactly("R-002 is declared twice", "R-003 says nothing that MUST be: It should be nice.");
    }

    @Test
    void theTableHasALineForEachRequirement() throws IOException {
        write("core/src/test/java/DoorTest.java", "R-001");
        write("tests/key.sh", "R-001");
        assertThat(Coverage.of(root).table())
                .contains("| R-001 | The door MUST be closed. | DoorTest, tests/key.sh |\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
