package dev.signet.feature.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestResponse;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class StatusTest {

    @AutoClose
    private final TestAuth development = TestAuth.create();

    @AutoClose
    private final TestAuth production = TestAuth.builder()
            .options(options -> options.baseUrl(URI.create("https://auth.example.com")))
            .build();

    @Test
    void okIsOk() {
        // better-auth 1.7.6: ok
        assertThat(development.browser().get("/ok")).hasToString("200 {\"ok\":true}");
        assertThat(development.browser().get("/ok?a=b")).hasToString("200 {\"ok\":true}");
        assertThat(development.browser().post("/ok").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        // better-auth 1.7.6: error
        "/error, /?error=UNKNOWN",
        "/error?error=access_denied, /?error=access_denied",
        "/error?error=, /?error=UNKNOWN",
        "/error?error=a&error=b, /?error=a",
        "/error?error=%3Cscript%3Ealert(1)%3C/script%3E, /?error=UNKNOWN",
        "/error?error=a%0d%0aSet-Cookie:%20x=y, /?error=UNKNOWN",
        "/error?error=//evil.example, /?error=UNKNOWN",
        "/error?error=invalid_code&error_description=Some%20text%20%26%20more, /?error=invalid_code&error_description=Some+text+%26+more",
        "/error?error=a&error_description=%0d%0aSet-Cookie:x, /?error=a&error_description=%0D%0ASet-Cookie%3Ax",
        "/error?error=a&error_description=%C4%8A%C4%8D, /?error=a&error_description=%C4%8A%C4%8D"
    })
    void inProductionTheStartPageTells(String path, String location) {
        TestResponse response = production.browser().get(path);

        assertThat(response).hasToString("302 ");
        assertThat(response.header("location")).contains(location);
        assertThat(response.header("content-type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/error?error=%3Cscript%3Ealert(1)%3C/script%3E",
                "/error?error=a%22b",
                "/error?error=a&error_description=%3Cscript%3E"
            })
    void inDevelopmentThePageShowsNothingOfTheQuery(String path) {
        // CVE-2025-71404
        TestResponse response = development.browser().get(path);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("content-type")).contains("text/html; charset=utf-8");
        assertThat(response.header("content-security-policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.header("x-content-type-options")).contains("nosniff");
        assertThat(response.body())
                .startsWith("<!doctype html>")
                .doesNotContain("script")
                .doesNotContain("a\"b");
    }

    @Test
    void inDevelopmentThePageNamesAHarmlessCode() {
        assertThat(development.browser().get("/error?error=access_denied").body())
                .contains("<code>access_denied</code>");
        assertThat(development.browser().get("/error?error=" + "a".repeat(101)).body())
                .contains("<code>UNKNOWN</code>");
    }
}
