package dev.signet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @Test
    void mapsAndListsKeepTheirOrderAndAreIndented() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", 1);
        inner.put("a", List.of("x", "y"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("second", inner);
        document.put("first", List.of(inner, List.of(true, 2L)));
        assertThat(Yaml.write(document)).isEqualTo("""
                second:
                  z: 1
                  a:
                    - x
                    - 'y'
                first:
                  - z: 1
                    a:
                      - x
                      - 'y'
                  - - true
                    - 2
                """);
    }

    @Test
    void whatIsEmptyIsWrittenInFlowStyle() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("map", Map.of());
        document.put("list", List.of());
        document.put("nested", List.of(Map.of(), new ArrayList<>()));
        assertThat(Yaml.write(document)).isEqualTo("""
                map: {}
                list: []
                nested:
                  - {}
                  - []
                """);
        assertThat(Yaml.write(Map.of())).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object",
                "/api/auth/sign-in/email",
                "A sentence, with a comma.",
                "(a) b",
                "a@b.com",
                "x=1",
                "$ref"
            })
    void anOrdinaryTextHasNoQuotes(String text) {
        assertThat(Yaml.write(Map.of("k", text))).isEqualTo("k: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a ",
                " a",
                "200",
                "3.1.1",
                "1e3",
                "0x1f",
                "true",
                "No",
                "NULL",
                "~",
                "- a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "#/components/x",
                "[a]",
                "{a}",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a`",
                "? a",
                "\"a\"",
                "2026-01-01",
                ".inf",
                "<<",
                "=",
                "a=",
                "http://localhost:8080",
                "a & b",
                "a|b"
            })
    void aTextThatCouldBeTakenForSomethingElseIsQuoted(String text) {
        assertThat(Yaml.write(Map.of("k", text))).isEqualTo("k: '" + text + "'\n");
        assertThat(Yaml.write(Map.of(text, 1))).isEqualTo("'" + text + "': 1\n");
    }

    @Test
    void anApostropheIsDoubled() {
        assertThat(Yaml.write(Map.of("k", "the engine's own"))).isEqualTo("k: 'the engine''s own'\n");
    }

    @Test
    void controlAndForeignCharactersAreEscapedInDoubleQuotes() {
        assertThat(Yaml.write(Map.of("k", "a\nb\tc"))).isEqualTo("k: \"a\\nb\\tc\"\n");
        assertThat(Yaml.write(Map.of("k", "\0\u00e9\u2028\ufeff"))).isEqualTo("k: \"\\u0000\\u00e9\\u2028\\ufeff\"\n");
        assertThat(Yaml.write(Map.of("k", "\r\"\\"))).isEqualTo("k: \"\\u000d\\\"\\\\\"\n");
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsOneEscape() {
        assertThat(Yaml.write(Map.of("k", "\ud83d\udd11"))).isEqualTo("k: \"\\U0001f511\"\n");
    }

    @Test
    void aValueThatYamlCanNotSayIsRefused() {
        assertThatThrownBy(() -> Yaml.write(Map.of("k", 1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The YAML writer has no Double.");
    }
}
