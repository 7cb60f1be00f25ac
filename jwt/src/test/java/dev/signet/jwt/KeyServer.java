package dev.signet.jwt;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface that answers {@code /jwks} as the test says, and counts the requests. */
final class KeyServer implements AutoCloseable {
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile HttpHandler behaviour;
    private HttpServer server;

    KeyServer(String document) throws IOException {
        answers(200, document);
        server = listen(0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/jwks");
    }

    int requests() {
        return requests.get();
    }

    void answers(int status, String body) {
        behaviour = exchange -> answer(exchange, status, body);
    }

    void answersWith(String header, String value, String body) {
        behaviour = exchange -> {
            exchange.getResponseHeaders().add(header, value);
            answer(exchange, 200, body);
        };
    }

    void handles(HttpHandler handler) {
        behaviour = handler;
    }

    /** Answers when the gate opens. */
    Gate holds(String body) {
        Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
        behaviour = exchange -> {
            gate.arrived.countDown();
            gate.pass();
            answer(exchange, 200, body);
        };
        return gate;
    }

    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = Forge.utf8(body);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (status != 204) {
                out.write(bytes);
            }
        }
    }

    /** A document with new keys of these names. */
    static String set(String... kids) {
        return document(Arrays.stream(kids).map(KeyServer::key).toArray(SigningKey[]::new));
    }

    static String document(SigningKey... keys) {
        return JwkSet.of(Arrays.stream(keys).map(SigningKey::verificationKey).toList())
                .toJson();
    }

    static SigningKey key(String kid) {
        return SigningKey.generate(JwsAlgorithm.EDDSA, kid, new SecureRandom());
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.setExecutor(threads);
        started.createContext("/", exchange -> {
            requests.incrementAndGet();
            behaviour.handle(exchange);
        });
        started.start();
        return started;
    }

    /** Shut until the test opens it. */
    record Gate(CountDownLatch arrived, CountDownLatch opened) {
        void awaitRequest() throws InterruptedException {
            arrived.await();
        }

        void open() {
            opened.countDown();
        }

        private void pass() {
            try {
                opened.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
