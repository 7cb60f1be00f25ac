package dev.signet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.spec.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages about attacks: each line names tests that exist. */
@Tag("newest-jdk")
class AttackPagesTest {

    private static final String THREATS = "docs/jwt-threat-model.md";
    private static final String ADVISORIES = "docs/advisories.md";
    private static final String NOT_HERE = "no: ";

    private final NamedTests tests;

    AttackPagesTest() throws IOException {
        this.tests = NamedTests.of(Repository.root());
    }

    /** The rows of the tables of a page, as their cells. */
    private static List<List<String>> rows(String page, String heading) throws IOException {
        return Files.readAllLines(Repository.root().resolve(page)).stream()
                .filter(line ->
                        line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| " + heading + " |"))
                .map(line -> List.of(line.split("\\|", -1)))
                .toList();
    }

    static List<List<String>> threats() throws IOException {
        return rows(THREATS, "attack");
    }

    static List<List<String>> advisories() throws IOException {
        return rows(ADVISORIES, "id");
    }

    @Test
    void thePagesAreRead() throws IOException {
        assertThat(threats()).hasSizeGreaterThan(80);
        assertThat(advisories()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @MethodSource("threats")
    void everyThreatNamesTestsThatExist(List<String> cells) {
        // Nothing, attack, protection, tests, nothing.
        assertThat(cells).hasSize(5);
        assertThat(cells.get(2)).isNotBlank();
        assertTests(cells.get(3));
    }

    @ParameterizedTest
    @MethodSource("advisories")
    @Tag("R-385")
    void everyAdvisoryThatAppliesNamesTestsThatExist(List<String> cells) {
        // Nothing, id, what it was, whether it applies, tests, nothing.
        assertThat(cells).hasSize(6);
        assertThat(cells.subList(1, 4)).allSatisfy(cell -> assertThat(cell).isNotBlank());
        if (cells.get(3).strip().startsWith(NOT_HERE)) {
            assertThat(tests.withoutThoseThatExist(cells.get(4))).isBlank();
        } else {
            assertTests(cells.get(4));
        }
    }

    @Test
    void aTestThatDoesNotExistIsSeen() {
        assertThat(tests.exists("`AttackPagesTest.thePagesAreRead`")).isTrue();
        assertThat(tests.exists("`pentest/redirects.test.mjs \"what is no text\"`"))
                .isTrue();
        assertThat(tests.exists("`StorageContract.gone`")).isFalse();
        assertThat(tests.exists("`AttackPagesTest.assertTests`")).isFalse();
        assertThat(tests.exists("`GoneTest.thePagesAreRead`")).isFalse();
        assertThat(tests.exists("`pentest/redirects.test.mjs \"what is no\"`")).isFalse();
        assertThat(tests.exists("`pentest/gone.test.mjs \"what is no text\"`")).isFalse();
    }

    private void assertTests(String cell) {
        assertThat(tests.withoutThoseThatExist(cell)).as("what is no test").isBlank();
        assertThat(tests.any(cell)).as("a test is named").isTrue();
    }
}
