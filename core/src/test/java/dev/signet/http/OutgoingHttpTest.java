package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutgoingHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OutgoingHttp http = new OutgoingHttp();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestHeaders().getFirst("X-Body").getBytes(StandardCharsets.UTF_8);
            if (path.equals("/moved")) {
                exchange.getResponseHeaders().set("Location", "/ok");
            }
            exchange.sendResponseHeaders(path.equals("/moved") ? 302 : 200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answersUpToTheLimitAreRead() throws IOException {
        assertThat(get("/ok", "a body")).isEqualTo("a body");
        assertThat(get("/ok", "x".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> get("/ok", "x".repeat(101)))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("The answer is longer than 100 bytes");
    }

    @Test
    void redirectsAreNotFollowed() {
        assertThatThrownBy(() -> get("/moved", ""))
                .isInstanceOf(IOException.class)
                .hasMessage("Status 302");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutgoingHttp(HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()));
    }

    @Test
    void aClientThatIsGivenIsUsed() throws IOException {
        var given = new OutgoingHttp(HttpClient.newHttpClient());

        assertThat(given.get(url("/ok"), Map.of("X-Body", "a"), PATIENCE, 100)).isEqualTo("a");
    }

    private String get(String path, String body) throws IOException {
        return http.get(url(path), Map.of("X-Body", body), PATIENCE, 100);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
