package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(List.of());
    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.1", "10.0.0.2", "2001:db8:9::1"));

    @ParameterizedTest
    @CsvSource({
        // CVE-2026-45364: one network, one spelling
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002:0000:0000:0000:0000",
        "2001:DB8:1:2::, 2001:0db8:0001:0002:0000:0000:0000:0000",
        "2001:0db8:0001:0002:ffff:ffff:ffff:ffff, 2001:0db8:0001:0002:0000:0000:0000:0000",
        "[2001:db8:1:2::1], 2001:0db8:0001:0002:0000:0000:0000:0000",
        "fe80::1%eth0, fe80:0000:0000:0000:0000:0000:0000:0000",
        "2001:db8:1:3::1, 2001:0db8:0001:0003:0000:0000:0000:0000",
        "::1, 0000:0000:0000:0000:0000:0000:0000:0000"
    })
    void everySpellingOfAnAddressIsOne(String spelling, String canonical) {
        assertThat(direct.of(request(spelling))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "example.com",
                "dead.beef",
                "fee.de",
                "1.2",
                "127.1",
                "1.2.3",
                "256.1.1.1",
                "1.2.3.4.5",
                "0x7f.0.0.1",
                "192.0.2.1:8080",
                "192.0.2.1, 192.0.2.2",
                "1:2",
                ":",
                "...",
                "[::1",
                "'; drop"
            })
    void whatIsNoAddressIsUnknownAndAsksNoNameServer(String text) {
        assertThat(direct.of(request(text))).isEmpty();
    }

    @Test
    @Tag("R-046")
    void withoutTrustedProxiesTheHeaderSaysNothing() {
        assertThat(direct.of(request("192.0.2.1", "203.0.113.9"))).isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("192.0.2.1", "203.0.113.9"))).isEqualTo("192.0.2.1");
    }

    @Test
    @Tag("R-046")
    void theLastHopThatNoProxyOfOursWroteCounts() {
        assertThat(behindProxies.of(request("10.0.0.1", "192.0.2.1"))).isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.9, 192.0.2.1, 10.0.0.2")))
                .isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.9", "192.0.2.1 , 10.0.0.2")))
                .isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("::ffff:10.0.0.1", "203.0.113.9,192.0.2.1")))
                .isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("10.0.0.1"))).isEqualTo("10.0.0.1");
    }

    @Test
    void whatAClientForgesDoesNotHideIt() {
        assertThat(behindProxies.of(request("10.0.0.1", "10.0.0.2, 10.0.0.1, 192.0.2.1")))
                .isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("10.0.0.1", "garbage, 192.0.2.1"))).isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.9, garbage")))
                .isEmpty();
        assertThat(behindProxies.of(request("", "203.0.113.9"))).isEmpty();
        String flood = "203.0.113.9, ".repeat(1_000);
        assertThat(behindProxies.of(request("10.0.0.1", flood + "192.0.2.1"))).isEqualTo("192.0.2.1");
    }

    @Test
    void aNeighbourInTheNetworkOfAProxyIsNoProxy() {
        assertThat(behindProxies.of(request("2001:db8:9:0::1", "192.0.2.1"))).isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(request("2001:db8:9:0::2", "192.0.2.1")))
                .isEqualTo("2001:0db8:0009:0000:0000:0000:0000:0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.internal", "10.0.0.0/8", "dead.beef", "10.0.0", "2001:db8::/32"})
    void aProxyThatIsNoAddressStopsTheStart(String proxy) {
        assertThatThrownBy(() -> new ClientAddress(List.of(proxy)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The trusted proxy \"" + proxy + "\" is not an address. Write one, as 10.0.0.1.");
    }

    private static HttpRequest request(String peer, String... forwardedFor) {
        Headers headers = Headers.of(Map.of("X-Forwarded-For", Arrays.asList(forwardedFor)));
        return new HttpRequest("GET", "/api/auth/ok", Query.NONE, headers, peer, InputStream.nullInputStream());
    }
}
