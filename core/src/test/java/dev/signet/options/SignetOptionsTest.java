package dev.signet.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.http.CookieNames;
import dev.signet.http.SetCookie;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.RequestOptions.RateLimitStorage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignetOptionsTest {

    private static final SecretOptions SECRETS =
            new SecretOptions("0123456789abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba9876543210");

    @Test
    void defaults() {
        assertThat(SignetOptions.builder(SECRETS).build())
                .isEqualTo(new SignetOptions(
                        URI.create("http://localhost:8080"),
                        false,
                        SECRETS,
                        JwtOptions.DEFAULTS,
                        SessionOptions.DEFAULTS,
                        RequestOptions.DEFAULTS,
                        PasswordOptions.DEFAULTS,
                        EmailOptions.DEFAULTS,
                        BearerTokens.OFF,
                        AuditOptions.DEFAULTS));
    }

    @Test
    void whatFollowsFromTheDefaults() {
        SignetOptions options = SignetOptions.builder(SECRETS).build();

        assertThat(options.origin()).isEqualTo("http://localhost:8080");
        assertThat(options.basePath()).isEqualTo("/api/auth");
        assertThat(options.issuer()).isEqualTo("http://localhost:8080");
        assertThat(options.audience()).isEqualTo("http://localhost:8080");
        assertThat(options.trustedOrigins().asList()).containsExactly("http://localhost:8080");
        assertThat(options.limitsRequests()).isFalse();
        assertThat(options.cookieNames()).isEqualTo(new CookieNames("better-auth", false));
        assertThat(options.cookieScope()).isEqualTo(new SetCookie.Scope(null, false));
    }

    @Test
    void whatFollowsFromAnAddressOfProduction() {
        SignetOptions options = at("https://Auth.Example.com:443/v1/auth/").build();

        assertThat(options.production()).isTrue();
        assertThat(options.origin()).isEqualTo("https://auth.example.com");
        assertThat(options.basePath()).isEqualTo("/v1/auth");
        assertThat(options.limitsRequests()).isTrue();
        assertThat(options.cookieNames().sessionToken()).isEqualTo("__Secure-better-auth.session_token");
        assertThat(options.cookieScope().secure()).isTrue();
    }

    @Test
    void whatIsSetWins() {
        SignetOptions options = at("https://auth.example.com")
                .production(false)
                .jwt(new JwtOptions(JwsAlgorithm.ES256, Duration.ofMinutes(1), "issuer", "audience"))
                .request(new RequestOptions(
                        List.of("https://app.example.com"), List.of(), true, RateLimitStorage.DATABASE, 1024))
                .build();

        assertThat(options.production()).isFalse();
        assertThat(options.issuer()).isEqualTo("issuer");
        assertThat(options.audience()).isEqualTo("audience");
        assertThat(options.limitsRequests()).isTrue();
        assertThat(options.trustedOrigins().asList())
                .containsExactly("https://auth.example.com", "https://app.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, false",
        "https://localhost, false",
        "http://127.0.0.1, false",
        "http://127.9.9.9:8080, false",
        "http://[::1]:8080, false",
        "https://localhost.example.com, true",
        "https://127.0.0.1.example.com, true",
        "https://10.0.0.1, true",
        "https://example.com, true"
    })
    void everythingButThisMachineIsProduction(String url, boolean production) {
        assertThat(at(url).build().production()).isEqualTo(production);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "ftp://example.com", "/api", "https:///x", "https://my_host/", "mailto:a@b"})
    void aBaseUrlIsAnAddressOfTheWeb(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(url).build())
                .withMessage("signet.base-url is \"" + url + "\"; write scheme and host, as https://api.example.com.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "http://localhost.example.com", "http://127.0.0.1.example.com"})
    void inProductionCookiesDoNotTravelInClearText(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(url).build())
                .withMessage("signet.base-url is \"" + url + "\". In production it must begin with https://, or "
                        + "cookies would travel in clear text.");
        assertThat(at(url).production(false).build().production()).isFalse();
    }

    @Test
    void theDecisionOnLimitsCanBeMadeEitherWay() {
        assertThat(limited("https://example.com", null)).isTrue();
        assertThat(limited("https://example.com", false)).isFalse();
        assertThat(limited("http://localhost", null)).isFalse();
        assertThat(limited("http://localhost", true)).isTrue();
    }

    @Test
    void showsNoSecret() {
        assertThat(SignetOptions.builder(SECRETS).build().toString())
                .doesNotContain(SECRETS.master())
                .doesNotContain(SECRETS.token());
    }

    private static boolean limited(String url, @Nullable Boolean limit) {
        return at(url).request(new RequestOptions(List.of(), List.of(), limit, RateLimitStorage.MEMORY, 1024))
                .build()
                .limitsRequests();
    }

    private static SignetOptions.Builder at(String url) {
        return SignetOptions.builder(SECRETS).baseUrl(URI.create(url));
    }
}
