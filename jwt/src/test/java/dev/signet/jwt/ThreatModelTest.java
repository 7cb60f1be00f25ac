package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Every attack of docs/jwt-threat-model.md names tests that exist. */
class ThreatModelTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");
    private static final int CELLS = 5;

    static List<String> attacks() throws IOException {
        return Files.readAllLines(Path.of("../docs/jwt-threat-model.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| attack |"))
                .toList();
    }

    @Test
    void pageIsRead() throws IOException {
        assertThat(attacks()).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void everyAttackNamesTestsThatExist(String line) {
        // Nothing, attack, protection, tests, nothing.
        String[] cells = line.split("\\|", -1);
        assertThat(cells).hasSize(CELLS);
        assertThat(cells[2]).isNotBlank();
        String rest = TEST.matcher(cells[3]).replaceAll(found -> isTest(found.group(1), found.group(2)) ? "" : "$0");
        assertThat(rest).as("what is no test").isBlank();
        assertThat(cells[3]).containsPattern(TEST);
    }

    @Test
    void testThatDoesNotExistIsSeen() {
        assertThat(isTest("ThreatModelTest", "pageIsRead")).isTrue();
        assertThat(isTest("ThreatModelTest", "attacks")).isFalse();
        assertThat(isTest("ThreatModelTest", "gone")).isFalse();
        assertThat(isTest("GoneTest", "pageIsRead")).isFalse();
    }

    private static boolean isTest(String type, String name) {
        try {
            return Arrays.stream(Class.forName("dev.signet.jwt." + type).getDeclaredMethods())
                    .anyMatch(method ->
                            method.getName().equals(name) && AnnotationSupport.isAnnotated(method, Testable.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
