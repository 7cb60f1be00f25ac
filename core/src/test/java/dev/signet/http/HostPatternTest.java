package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {

    private static String random(Random random, String alphabet, int longest) {
        return random.ints(1 + random.nextInt(longest), 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }

    private static boolean byRegularExpression(String pattern, String host) {
        boolean addresses = pattern.matches("[0-9.*?]+");
        String regex = pattern.replace(".", "\\.")
                .replace("*", addresses ? "[0-9.]+" : "[a-z0-9.-]+")
                .replace("?", addresses ? "[0-9]" : "[a-z0-9-]");
        return Pattern.matches(regex, host);
    }

    @Test
    void itMeansWhatTheRegularExpressionMeans() {
        Random random = new Random(42);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            boolean addresses = i % 4 == 0;
            String pattern = random(random, addresses ? "1.*?" : "a-.*?", 6);
            String host = random(random, i % 5 == 0 ? "1a." : addresses ? "1." : "a-.", 9);
            boolean expected = byRegularExpression(pattern, host);
            matched += expected ? 1 : 0;
            assertThat(new HostPattern(pattern).matches(host))
                    .as(pattern + " and " + host)
                    .isEqualTo(expected);
        }
        assertThat(matched).isGreaterThan(10_000);
    }

    /** With backtracking over every wildcard, a single one of these takes minutes or for ever. */
    @ParameterizedTest
    @Timeout(20)
    @ValueSource(strings = {"*-*-*-*-*-*.example.com", "*.*.*.*.*.*.example.com", "*a*a*a*a*a*a*b"})
    @Tag("R-398")
    void aHostThatAlmostMatchesCostsNothing(String pattern) {
        HostPattern hosts = new HostPattern(pattern);
        assertThat(hosts.matches("a-.".repeat(83))).isFalse();
    }

    @Test
    void noHostIsLongerThanDomainNamesAre() {
        HostPattern hosts = new HostPattern("*.example.com");
        assertThat(hosts.matches("a".repeat(253 - 12) + ".example.com")).isTrue();
        assertThat(hosts.matches("a".repeat(254 - 12) + ".example.com")).isFalse();
    }
}
