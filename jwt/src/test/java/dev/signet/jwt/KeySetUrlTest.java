package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a redirect may lead. */
class KeySetUrlTest {
    private static final Set<String> AGREED = Set.of("cdn.example.com", "localhost");

    @ParameterizedTest
    @CsvSource({
        "https://example.com/jwks, other, https://example.com/other",
        "https://example.com/jwks, https://EXAMPLE.com:443/x, https://EXAMPLE.com:443/x",
        "https://example.com:8443/jwks, //example.com:8443/x, https://example.com:8443/x",
        "https://example.com/jwks, https://cdn.example.com/x, https://cdn.example.com/x",
        "http://127.0.0.1:8080/jwks, /x, http://127.0.0.1:8080/x",
        "http://localhost:8080/jwks, https://cdn.example.com/x, https://cdn.example.com/x",
    })
    void agreedTargets(String url, String location, String target) throws FetchException {
        URI start = URI.create(url);
        assertThat(new KeySetUrl(start, AGREED).redirect(start, location)).isEqualTo(URI.create(target));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/jwks, http://example.com/jwks",
        "https://example.com/jwks, http://example.com:443/jwks",
        "https://example.com/jwks, https://example.com:8443/jwks",
        "https://example.com/jwks, https://www.example.com/jwks",
        "https://example.com/jwks, https://example.com.evil.example/jwks",
        "https://example.com/jwks, https://evil.cdn.example.com/jwks",
        "https://example.com/jwks, https://cdn.example.com:8443/jwks",
        "https://example.com/jwks, https://user@example.com/jwks",
        "https://example.com/jwks, https://example.com/jwks#x",
        "https://example.com/jwks, http://localhost/jwks",
        "https://example.com/jwks, http://localhost:443/jwks",
        "https://localhost/jwks, http://localhost/jwks",
        "https://example.com/jwks, 'javascript:alert(1)'",
        "https://example.com/jwks, 'https://exa mple.com/'",
        "https://example.com/jwks, ''",
        "http://127.0.0.1:8080/jwks, http://127.0.0.1:9090/jwks",
        "http://127.0.0.1:8080/jwks, http://10.0.0.1:8080/jwks",
    })
    void refusedTargets(String url, String location) {
        URI start = URI.create(url);
        KeySetUrl source = new KeySetUrl(start, AGREED);
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> source.redirect(start, location));
    }
}
