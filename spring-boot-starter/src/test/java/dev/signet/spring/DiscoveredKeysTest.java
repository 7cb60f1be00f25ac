package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of an issuer whose URL is all that is known. */
class DiscoveredKeysTest {

    private static final String ES256 = JwsAlgorithm.ES256.wireName();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private IssuerServer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = IssuerServer.start();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private DiscoveredKeys keys(String path) {
        return new DiscoveredKeys(URI.create(issuer.url() + path), now::get);
    }

    private static void assertUnavailable(DiscoveredKeys keys) {
        assertThatThrownBy(() -> keys.find(ES256))
                .isInstanceOfSatisfying(
                        JwtException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(JwtException.Reason.KEYS_UNAVAILABLE));
    }

    @Test
    void nobodyIsAskedBeforeTheFirstToken() {
        DiscoveredKeys keys = keys("");
        assertThat(issuer.visits(IssuerServer.OPENID)).isZero();

        assertThat(keys.find(ES256)).isPresent();
        assertThat(keys.find("unknown")).isEmpty();
        assertThat(issuer.visits(IssuerServer.OPENID)).isEqualTo(1);
    }

    @Test
    void aSearchThatFailedIsRepeatedAfterTenSeconds() {
        issuer.withdraw(IssuerServer.OPENID);
        DiscoveredKeys keys = keys("");
        assertUnavailable(keys);
        issuer.serve(IssuerServer.OPENID, issuer.metadata(issuer.url()));

        now.set(now.get().plusMillis(9_999));
        assertUnavailable(keys);
        assertThat(issuer.visits(IssuerServer.OPENID)).isEqualTo(1);

        now.set(now.get().plusMillis(1));
        assertThat(keys.find(ES256)).isPresent();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheSearch() {
        issuer.withdraw(IssuerServer.OPENID);
        DiscoveredKeys keys = keys("");
        assertUnavailable(keys);
        issuer.serve(IssuerServer.OPENID, issuer.metadata(issuer.url()));

        now.set(now.get().minusSeconds(3600));
        assertThat(keys.find(ES256)).isPresent();
    }

    @Test
    void manyTokensMakeOneSearch() {
        DiscoveredKeys keys = keys("");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<Boolean>> found = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> keys.find(ES256).isPresent(), threads))
                    .limit(64)
                    .toList();
            assertThat(found).allMatch(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
        assertThat(issuer.visits(IssuerServer.OPENID)).isEqualTo(1);
    }

    @Test
    void aSilentIssuerHoldsThirtyTwoTokensAndNoMore() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DiscoveredKeys keys = new DiscoveredKeys(URI.create("http://127.0.0.1:" + silent.getLocalPort()), now::get);
            CompletionService<Boolean> ended = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < 40; i++) {
                ended.submit(() -> assertUnavailable(keys), true);
            }
            for (int i = 0; i < 8; i++) {
                ended.take().get();
            }

            // They were refused while the first place was being asked: the second comes when that has timed out.
            silent.setSoTimeout(10_000);
            try (Socket first = silent.accept()) {
                silent.setSoTimeout(1);
                assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
                assertThat(first.isConnected()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/.well-known/openid-configuration",
                "/.well-known/openid-configuration/realms/acme",
                "/.well-known/oauth-authorization-server/realms/acme"
            })
    void theDocumentIsFoundAtEveryPlaceThatAStandardNames(String place) {
        issuer.withdraw(IssuerServer.OPENID);
        issuer.serve(place, issuer.metadata(issuer.url() + "/realms/acme"));

        assertThat(keys("/realms/acme").find(ES256)).isPresent();
    }

    @Test
    void theIssuerInTheDocumentIsTheSameText() {
        for (String other : List.of(issuer.url() + "/", "https://another.example.com", "")) {
            issuer.serve(IssuerServer.OPENID, issuer.metadata(other));
            assertUnavailable(keys(""));
        }
        assertThat(issuer.visits("/jwks")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://keys.example.com/jwks\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://[\"}"
            })
    void aDocumentThatIsOfNoUseIsAnOutage(String document) {
        issuer.serve(IssuerServer.OPENID, document.replace("ISSUER", issuer.url()));

        assertUnavailable(keys(""));
    }

    @Test
    void aDocumentWithoutEndIsNotRead() {
        String good = issuer.metadata(issuer.url());
        issuer.serve(IssuerServer.OPENID, good + " ".repeat(64 * 1024 - good.length()));
        assertThat(keys("").find(ES256)).isPresent();

        issuer.serve(IssuerServer.OPENID, good + " ".repeat(64 * 1024 - good.length() + 1));
        assertUnavailable(keys(""));
    }
}
