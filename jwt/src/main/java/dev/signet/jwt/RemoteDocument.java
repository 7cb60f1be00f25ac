package dev.signet.jwt;

import dev.signet.jwt.FetchFailure.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A small document behind a URL. Thread-safe. */
final class RemoteDocument {
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final KeySetUrl start;
    private final Limits limits;

    RemoteDocument(HttpClient client, KeySetUrl start, Limits limits) {
        this.client = client;
        this.start = start;
        this.limits = limits;
    }

    /** Fetches it, and waits for it. The time-out is one for the connection, all redirects and the last byte. */
    Answer fetch() throws FetchException {
        long deadline = System.nanoTime() + limits.timeout().toNanos();
        URI url = start.url();
        int redirects = 0;
        while (true) {
            HttpResponse<Optional<byte[]>> response = exchange(url, deadline - System.nanoTime());
            if (response.statusCode() == OK) {
                return answer(response);
            }
            if (!REDIRECTS.contains(response.statusCode())) {
                throw new FetchException(Kind.STATUS, "Status " + response.statusCode());
            }
            if (redirects++ == limits.maxRedirects()) {
                throw new FetchException(
                        Kind.REDIRECT, "More redirects than the " + limits.maxRedirects() + " allowed");
            }
            url = start.redirect(url, response.headers().firstValue("Location").orElse(""));
        }
    }

    private Answer answer(HttpResponse<Optional<byte[]>> response) throws FetchException {
        byte[] body = response.body()
                .orElseThrow(() -> new FetchException(
                        Kind.TOO_LARGE, "The answer is longer than " + limits.maxBytes() + " bytes"));
        return new Answer(body, Freshness.of(response.headers()));
    }

    private HttpResponse<Optional<byte[]>> exchange(URI url, long nanos) throws FetchException {
        CompletableFuture<HttpResponse<Optional<byte[]>>> exchange = send(url);
        try {
            // The time-out of an HttpRequest ends with the headers; a server must not drip the body for ever.
            return exchange.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw timedOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException ? timedOut() : unreachable(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private CompletableFuture<HttpResponse<Optional<byte[]>>> send(URI url) throws FetchException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Accept", "application/jwk-set+json, application/json")
                .GET()
                .build();
        try {
            return client.sendAsync(
                    request, answer -> new LimitedBody(answer.statusCode() == OK ? limits.maxBytes() : 0));
        } catch (RuntimeException e) {
            // For example an executor of the client that was shut down.
            throw unreachable(e);
        }
    }

    private FetchException timedOut() {
        return new FetchException(Kind.TIMED_OUT, "No complete answer within " + limits.timeout());
    }

    /** The type alone: messages of the network may quote what the server sent. */
    private static FetchException unreachable(@Nullable Throwable cause) {
        return new FetchException(
                Kind.UNREACHABLE, cause == null ? "No answer" : cause.getClass().getSimpleName());
    }

    /** How much of the source is borne. */
    record Limits(Duration timeout, int maxBytes, int maxRedirects) {}

    /** A complete body, and how long it stays fresh if the source said so. */
    static final class Answer {
        private final byte[] body;
        private final Optional<Duration> freshness;

        Answer(byte[] body, Optional<Duration> freshness) {
            this.body = body;
            this.freshness = freshness;
        }

        byte[] body() {
            return body;
        }

        Optional<Duration> freshness() {
            return freshness;
        }
    }
}
