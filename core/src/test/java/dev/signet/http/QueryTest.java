package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void decodesNamesAndValues() {
        Query query = Query.parse("a=1&b=x+y%26z&c%20d=%C3%A9&flag&empty=");

        assertThat(query.first("a")).contains("1");
        assertThat(query.first("b")).contains("x y&z");
        assertThat(query.first("c d")).contains("é");
        assertThat(query.first("flag")).contains("");
        assertThat(query.first("empty")).contains("");
        assertThat(query.first("missing")).isEmpty();
    }

    @Test
    void ofARepeatedNameTheFirstValueCounts() {
        // better-auth 1.7.6: error repeated
        assertThat(Query.parse("error=a&error=b").first("error")).contains("a");
    }

    @Test
    void brokenPartsStandForThemselves() {
        // better-auth 1.7.6: broken query
        Query query = Query.parse("%zz=%&=&&x=1=2");

        assertThat(query.first("%zz")).contains("%");
        assertThat(query.first("x")).contains("1=2");
        assertThat(query.first("")).isEmpty();
        assertThat(Query.parse("").asMap()).isEmpty();
    }

    @Test
    void keepsTheOrderOfArrival() {
        assertThat(Query.parse("d=1&c=2&b=3&a=4&aa=5&bb=6&cc=7").asMap().keySet())
                .containsExactly("d", "c", "b", "a", "aa", "bb", "cc");
    }
}
