package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedOriginsTest {

    private final TrustedOrigins trusted = new TrustedOrigins(List.of(
            "https://app.example.com",
            "http://localhost:3000",
            "https://*.preview.example.com",
            "https://pr-??.example.net:8443",
            "http://[::1]:3000"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:443",
                "HTTPS://APP.EXAMPLE.COM",
                "http://localhost:3000",
                "https://a.preview.example.com",
                "https://a.b.preview.example.com",
                "https://pr-42.example.net:8443",
                "http://[::1]:3000"
            })
    void trustsTheConfigured(String origin) {
        assertThat(trusted.trusts(origin)).isTrue();
        assertThat(trusted.allowsRedirect(origin + "/home?a=b#c")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // scheme and port
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com:80",
                "https://app.example.com:4294967739",
                "http://localhost",
                "http://localhost:3001",
                "ftp://app.example.com",
                "ws://app.example.com",
                "javascript:alert(1)",
                "javascript://app.example.com/%0aalert(1)",
                "data:text/html,x",
                "blob:https://app.example.com/1",
                "file:///etc/passwd",
                // prefix and suffix
                "https://app.example.com.evil.example",
                "https://evilapp.example.com",
                "https://evil.example/app.example.com",
                "https://evil.example?app.example.com",
                "https://evil.example#app.example.com",
                "https://app.example.co",
                "https://example.com",
                "https://app-example.com",
                // user information
                "https://app.example.com@evil.example",
                "https://app.example.com:443@evil.example",
                "https://evil.example@app.example.com",
                "https://@app.example.com",
                "https://app.example.com%40evil.example",
                "https://app.example.com%2eevil.example",
                "https://app.example.com;@evil.example",
                // wildcards
                "https://preview.example.com",
                "https://.preview.example.com",
                "https://evilpreview.example.com",
                "https://x.preview.example.com.evil.example",
                "https://x.preview.example.com:8443",
                "https://evil.example#.preview.example.com",
                "https://evil.example/.preview.example.com",
                "https://pr-1.example.net:8443",
                "https://pr-123.example.net:8443",
                "https://pr-1..example.net:8443",
                "https://*.preview.example.com",
                // spellings of a host
                "https://app.example.com.",
                "https://app.exаmple.com",
                "https://app.example。com",
                "https://ａpp.example.com",
                "http://127.0.0.1:3000",
                "http://2130706433:3000",
                "http://[0:0:0:0:0:0:0:1]:3000",
                "http://localhost.:3000",
                // form
                "",
                "null",
                "banana",
                "app.example.com",
                "//app.example.com",
                "https:app.example.com",
                "https:/app.example.com",
                "https:///app.example.com",
                "https:\\\\app.example.com",
                "https://app.example.com\\@evil.example",
                " https://app.example.com",
                "https://app.example.com ",
                "https://app.example.com\n",
                "https://app.example.com\0"
            })
    void trustsNothingElse(String origin) {
        assertThat(trusted.trusts(origin)).isFalse();
        assertThat(trusted.allowsRedirect(origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/home", "/home?a=b", "/home?next=//x", "/home#top", "/a b", "/@evil.example", "/a//b", "/é"
            })
    void aPathOfThisSiteIsAllowed(String target) {
        // better-auth 1.7.6: sign-up callbackURL relative
        assertThat(trusted.allowsRedirect(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // better-auth 1.7.6: sign-up callbackURL evil; GHSA-hjpm-7mrm-26w8, GHSA-36rg-gfq2-3h56
                "",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/%2fevil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%5Cevil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/home\r\nSet-Cookie: a=b",
                "/a\\b",
                "/\u007f/evil.example",
                "evil.example",
                "home",
                "./home",
                "?a=b",
                "#top",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "https://evil.example/x",
                "https://app.example.com@evil.example/x",
                "https://app.example.com\\@evil.example/x",
                "https://app.example.com\t.evil.example/x"
            })
    @Tag("R-044")
    void aRedirectLeavesNoOtherWay(String target) {
        assertThat(trusted.allowsRedirect(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "https://*",
                "https://*.*",
                "https://?",
                "app.example.com",
                "//app.example.com",
                "https://app.example.com/path",
                "https://user@app.example.com",
                "ftp://app.example.com",
                "https://app.example.com:port",
                "https://ap p.example.com",
                "https://exämple.com"
            })
    void anEntryThatIsNoOriginStopsTheStart(String entry) {
        assertThatThrownBy(() -> new TrustedOrigins(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The trusted origin \"" + entry + "\" is not an origin. Write scheme and host, as "
                        + "https://app.example.com or https://*.example.com.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/api/auth, https://app.example.com",
        "HTTPS://App.Example.com:443/, https://app.example.com",
        "http://localhost:8080, http://localhost:8080",
        "http://localhost:80, http://localhost",
        "https://app.example.com:80, https://app.example.com:80",
        "http://[::1]:3000/x, http://[::1]:3000"
    })
    void theOriginOfAnAddress(URI address, String origin) {
        assertThat(TrustedOrigins.originOf(address)).isEqualTo(origin);
    }

    @Test
    void aSlashAtTheEndOfAnEntryIsNoMatter() {
        assertThat(new TrustedOrigins(List.of("https://app.example.com/")).trusts("https://app.example.com"))
                .isTrue();
    }

    /** Closed in Better Auth after 1.7.6: a wildcard of an address range let names in. */
    @ParameterizedTest
    @CsvSource({
        "http://192.168.*.*:3000, http://192.168.1.20:3000, http://192.168.evil.example:3000",
        "http://192.168.*, http://192.168.1.20, http://192.168.evil.example",
        "http://10.0.0.?, http://10.0.0.7, http://10.0.0.x",
        "https://*.0.0.1, https://127.0.0.1, https://evil.example.0.0.1"
    })
    @Tag("R-388")
    void aRangeOfAddressesMatchesNoName(String entry, String address, String name) {
        TrustedOrigins range = new TrustedOrigins(List.of(entry));
        assertThat(range.trusts(address)).isTrue();
        assertThat(range.trusts(name)).isFalse();
        assertThat(range.allowsRedirect(name + "/steal?token=")).isFalse();
    }
}
