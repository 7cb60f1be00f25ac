package dev.signet.spring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.json.Json;
import dev.signet.jwt.JwkSet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerificationKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An issuer on a port of its own: keys of every algorithm, their JWK Set, and metadata that can be changed or go away. */
final class IssuerServer implements AutoCloseable {

    static final String AUDIENCE = "https://api.example.com";
    static final String OPENID = "/.well-known/openid-configuration";

    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final Map<JwsAlgorithm, SigningKey> keys = new HashMap<>();

    private IssuerServer(HttpServer server) {
        this.server = server;
        Stream.of(JwsAlgorithm.RS256, JwsAlgorithm.ES256, JwsAlgorithm.EDDSA)
                .forEach(kind -> keys.put(kind, SigningKey.generate(kind, kind.wireName(), new SecureRandom())));
    }

    static IssuerServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        IssuerServer issuer = new IssuerServer(server);
        server.createContext("/", issuer::answer);
        server.start();
        issuer.serve("/jwks", JwkSet.of(issuer.publicKeys()).toJson());
        issuer.serve(OPENID, issuer.metadata(issuer.url()));
        return issuer;
    }

    private List<VerificationKey> publicKeys() {
        return keys.values().stream().map(SigningKey::verificationKey).toList();
    }

    /** Its {@code iss}. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String metadata(String issuer) {
        return Json.write(
                Map.of("issuer", issuer, "jwks_uri", url() + "/jwks", "subject_types_supported", List.of("public")));
    }

    void serve(String path, String document) {
        documents.put(path, document);
    }

    void withdraw(String path) {
        documents.remove(path);
    }

    int visits(String path) {
        return visits.getOrDefault(path, new AtomicInteger()).get();
    }

    SigningKey key(JwsAlgorithm algorithm) {
        return Objects.requireNonNull(keys.get(algorithm));
    }

    JwtIssuer.Builder tokens(JwsAlgorithm algorithm) {
        return JwtIssuer.builder(key(algorithm))
                .issuer(url())
                .audience(AUDIENCE)
                .lifetime(Duration.ofMinutes(5))
                .type("JWT");
    }

    String bearer(JwsAlgorithm algorithm) {
        return bearer(algorithm, JwtClaims.builder().subject("ada"));
    }

    String bearer(JwsAlgorithm algorithm, JwtClaims.Builder claims) {
        return "Bearer " + tokens(algorithm).build().issue(claims.build());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        visits.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
        String document = documents.get(path);
        byte[] body = document == null ? new byte[0] : document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(document == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
