package dev.signet.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A small document behind a URL. Thread-safe. */
final class RemoteDocument {
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;

    private final HttpClient client;
    private final HttpRequest request;

    RemoteDocument(HttpClient client, URI url) {
        this.client = client;
        this.request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Accept", "application/jwk-set+json, application/json")
                .GET()
                .build();
    }

    /** Fetches it; fails on any status but 200, on more than 64 KB, and two seconds after the start. */
    CompletableFuture<byte[]> fetch() {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, response -> new LimitedBody(MAX_BYTES));
        // The time-out of the request ends with its headers; a server must not be able to drip the body for ever.
        CompletableFuture.delayedExecutor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> exchange.cancel(true));
        return exchange.thenApply(RemoteDocument::body);
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            throw new CompletionException(new IOException("Status " + response.statusCode()));
        }
        return response.body();
    }
}
