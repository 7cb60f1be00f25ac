package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.FetchFailure.Kind;
import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects of a real server; which targets are safe is shown in {@link KeySetUrlTest}. */
class RemoteKeySetRedirectTest {
    private static final String SET = KeyServer.set("one");

    private final Heard heard = new Heard();
    private KeyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(SET);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsFollowedOnlyWhenAllowed(int status) throws InterruptedException {
        redirects(status, 1);
        isRefused(set(0));
        assertThat(server.requests()).isEqualTo(1);
        assertThat(set(1).find("one")).isPresent();
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void redirectsAreCounted() throws InterruptedException {
        redirects(302, 3);
        isRefused(set(2));
        assertThat(server.requests()).isEqualTo(3);
        assertThat(set(3).find("one")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://[", "file:///etc/passwd", "http://169.254.169.254/latest", "//user@127.0.0.1/"})
    void redirectToAnUnsafePlaceIsRefused(String location) throws InterruptedException {
        redirectsTo(location);
        isRefused(set(5));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void redirectToAnotherPortIsNotFollowed() throws Exception {
        try (KeyServer other = new KeyServer(SET)) {
            redirectsTo(other.url().toString());
            isRefused(set(5));
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void timeOutIsOneForAllHops() throws InterruptedException {
        server.handles(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/jwks")) {
                exchange.getResponseHeaders().add("Location", "/silent");
                KeyServer.answer(exchange, 302, "");
            }
        });
        RemoteKeySet keys = RemoteKeySet.builder(server.url())
                .maxRedirects(1)
                .readTimeout(Duration.ofMillis(500))
                .listener(heard)
                .build();
        assertThat(Forge.reason(() -> keys.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        heard.failure(Kind.TIMED_OUT);
        assertThat(server.requests()).isEqualTo(2);
    }

    /** From /jwks over /jwks1, /jwks2 … to the set. */
    private void redirects(int status, int hops) {
        server.handles(exchange -> {
            String path = exchange.getRequestURI().getPath();
            int hop = path.equals("/jwks") ? 0 : Integer.parseInt(path.substring("/jwks".length()));
            exchange.getResponseHeaders().add("Location", "jwks" + (hop + 1));
            KeyServer.answer(exchange, hop < hops ? status : 200, SET);
        });
    }

    private void redirectsTo(String location) {
        server.handles(exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            KeyServer.answer(exchange, 302, "");
        });
    }

    private RemoteKeySet set(int maxRedirects) {
        URI url = server.url();
        return RemoteKeySet.builder(url)
                .maxRedirects(maxRedirects)
                .readTimeout(Duration.ofSeconds(20))
                .listener(heard)
                .build();
    }

    private void isRefused(RemoteKeySet keys) throws InterruptedException {
        assertThat(Forge.reason(() -> keys.find("one"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        heard.failure(Kind.REDIRECT);
        assertThat(heard.fetches).isEmpty();
    }
}
