package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the code does: every setting, and no other. */
class ConfigurationDocTest {

    private static final Map<String, Row> TABLE = read();

    /** A row of the table: key, variable, default, meaning and values. */
    record Row(String variable, String defaultValue, String meaning, String values) {}

    private static Map<String, Row> read() {
        try {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (String line : Files.readAllLines(Path.of("../docs/configuration.md"))) {
                String[] cells = line.split("\\|", -1);
                if (cells.length == 7 && cells[1].strip().startsWith("`signet.")) {
                    Row row = new Row(code(cells[2]), cells[3].strip(), cells[4].strip(), cells[5].strip());
                    assertThat(rows.put(code(cells[1]), row)).as(line).isNull();
                }
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String code(String cell) {
        return cell.strip().replace("`", "");
    }

    @Test
    @Tag("R-066")
    void everySettingIsDocumentedAndNoOther() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(KnownKeys.canonicalKeys());
    }

    @Test
    void theVariableIsTheOneThatSpringBootBinds() {
        assertThat(TABLE).allSatisfy((key, row) -> assertThat(row.variable()).isEqualTo(KnownKeys.variable(key)));
    }

    @Test
    @Tag("R-066")
    void theDefaultIsThatOfTheCode() {
        assertThat(TABLE).allSatisfy((key, row) -> {
            String value = ConfigurationMetadata.declaredDefault(key);
            if (value.isEmpty()) {
                assertThat(row.defaultValue()).doesNotContain("`");
            } else {
                assertThat(row.defaultValue()).isEqualTo("`" + value + "`");
            }
        });
    }

    @Test
    @Tag("R-066")
    void noCellIsEmpty() {
        assertThat(TABLE).allSatisfy((key, row) -> {
            assertThat(row.defaultValue()).isNotEmpty();
            assertThat(row.meaning()).endsWith(".");
            assertThat(row.values()).isNotEmpty();
        });
    }

    @Test
    void everyKeyAndVariableInTheTextExists() throws IOException {
        String text = Files.readString(Path.of("../docs/configuration.md"));
        var matcher = Pattern.compile("\\bsignet\\.[a-z][a-z0-9.-]*[a-z]|\\bSIGNET_[A-Z0-9_]*[A-Z]")
                .matcher(text);
        while (matcher.find()) {
            String name = matcher.group();
            assertThat(KnownKeys.canonicalKeys().stream()
                            .anyMatch(key ->
                                    key.equals(name) || KnownKeys.variable(key).equals(name)))
                    .as(name)
                    .isTrue();
        }
    }
}
