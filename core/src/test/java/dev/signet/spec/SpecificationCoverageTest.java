package dev.signet.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every requirement of {@code specs/} is named by a test, and every test names a requirement that is there. */
class SpecificationCoverageTest {

    @Test
    void everyRequirementHasATestAndEveryTestARequirement() throws IOException {
        Coverage coverage = Coverage.of(Repository.root());
        System.out.println(coverage.table());
        assertThat(coverage.requirements()).isNotEmpty();
        assertThat(coverage.problems())
                .as(
                        "Name the requirement in the test that proves it: @Tag(\"R-012\") in Java, [R-012] in the name of a test"
                                + " in .mjs, a comment elsewhere")
                .isEmpty();
    }
}
