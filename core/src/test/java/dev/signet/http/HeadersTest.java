package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.http.HttpResponse.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @Test
    void namesAreComparedWithoutRegardToCase() {
        Headers headers = Headers.of(Map.of("X-Test", List.of("1", "2")));

        assertThat(headers.first("x-tEST")).contains("1");
        assertThat(headers.all("X-TEST")).containsExactly("1", "2");
        assertThat(headers.first("x-other")).isEmpty();
        assertThat(Headers.NONE.all("x-test")).isEmpty();
    }

    @Test
    void fieldsOfOneNameInSeveralSpellingsAreJoined() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Cookie", List.of("a=1"));
        fields.put("cookie", List.of("b=2"));

        assertThat(Headers.of(fields).all("cookie")).containsExactly("a=1", "b=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nSet-Cookie: x=y", "a\nb", "a\rb", "a\0b", "a\tb", "a\u007fb", "hôme", "a\u010a\u010db"})
    void aResponseCannotBeSplit(String value) {
        // U+010A and U+010D: some servers write the low byte of a char alone, and those are LF and CR.
        assertThatThrownBy(() -> new Header("Location", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
        assertThatThrownBy(() -> new Header(value, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordinaryFieldsPass() {
        var response = new HttpResponse(200, List.of(new Header("Location", "/home?a=b c~")), "");

        assertThat(response.headers()).hasSize(1);
        assertThat(HttpResponse.empty(404)).isEqualTo(new HttpResponse(404, List.of(), ""));
    }
}
