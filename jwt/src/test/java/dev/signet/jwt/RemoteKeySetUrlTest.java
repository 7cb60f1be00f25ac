package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a remote key set may be made of. */
class RemoteKeySetUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/jwks",
                "http://127.0.0.1.evil.example/jwks",
                "ftp://localhost/jwks",
                "file:/etc/passwd",
                "/jwks",
                "https:///jwks",
                "https://user:pw@example.com/jwks",
                "http://0.0.0.0/jwks",
                "https://example.com/#x"
            })
    void unsafeUrlsAreRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> RemoteKeySet.of(URI.create(url), Forge.CLOCK));
    }

    @Test
    void clientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteKeySet.of(URI.create("https://example.com/jwks"), client, Forge.CLOCK));
    }
}
