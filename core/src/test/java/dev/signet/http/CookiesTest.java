package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookiesTest {

    @Test
    void readsNamesAndDecodedValues() {
        Cookies cookies = parse("a=1; b=x%2By%3D%3D;c=d=e;  d = f ");

        assertThat(cookies.value("a")).contains("1");
        assertThat(cookies.value("b")).contains("x+y==");
        assertThat(cookies.value("c")).contains("d=e");
        assertThat(cookies.value("d")).contains("f");
        assertThat(cookies.value("e")).isEmpty();
    }

    @Test
    void aPlusSignStandsForItself() {
        assertThat(parse("a=1+2; b=1+2%20").value("a")).contains("1+2");
        assertThat(parse("a=1+2; b=1+2%20").value("b")).contains("1+2 ");
    }

    @Test
    void malformedPartsArePassedOver() {
        Cookies cookies = parse("; ;=x;flag;bad=%zz;half=%e;good=1;");

        assertThat(cookies.value("good")).contains("1");
        assertThat(cookies.value("")).isEmpty();
        assertThat(cookies.value("flag")).isEmpty();
        assertThat(cookies.value("bad")).isEmpty();
        assertThat(cookies.value("half")).isEmpty();
    }

    @Test
    void ofEqualNamesTheFirstCounts() {
        assertThat(parse("a=1; a=2").value("a")).contains("1");
        assertThat(Cookies.parse(List.of("a=1", "a=2; b=3")).value("a")).contains("1");
        assertThat(Cookies.parse(List.of("a=1", "a=2; b=3")).value("b")).contains("3");
    }

    @Test
    void namesAreCaseSensitive() {
        assertThat(parse("A=1").value("a")).isEmpty();
    }

    @Test
    void chunksAreJoinedInOrder() {
        Cookies cookies = parse("s.1=b; s.0=a; s.2=c; s.4=e");

        assertThat(cookies.chunkedValue("s")).contains("abc");
        assertThat(cookies.chunks("s")).isEqualTo(3);
        assertThat(parse("s=whole; s.0=a").chunkedValue("s")).contains("whole");
        assertThat(parse("s.1=b").chunkedValue("s")).isEmpty();
        assertThat(parse("").chunkedValue("s")).isEmpty();
    }

    /** A planted flood in front of the cookie that was meant must not decide which of the planted ones counts. */
    @Test
    void ofAFloodOfCookiesNoneCounts() {
        assertThat(parse("x=1;".repeat(99) + "late=1").value("late")).contains("1");
        assertThat(parse("x=1;".repeat(100) + "late=1").value("x")).isEmpty();
        assertThat(parse("x=1;".repeat(100) + "late=1").value("late")).isEmpty();

        List<String> fields = new ArrayList<>(Collections.nCopies(100, "x=1"));
        assertThat(Cookies.parse(fields).values("x")).hasSize(100);
        fields.add("late=1");
        assertThat(Cookies.parse(fields).value("x")).isEmpty();
    }

    private static Cookies parse(String field) {
        return Cookies.parse(List.of(field));
    }
}
