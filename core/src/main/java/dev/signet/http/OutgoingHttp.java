package dev.signet.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which the engine asks other servers: with a time-out until the last byte, a limit to the answer, and no
 * redirects. Thread-safe.
 */
public final class OutgoingHttp {

    private @Nullable HttpClient client;

    /** Asks by a client of its own, which is made at the first request. */
    public OutgoingHttp() {}

    /**
     * Asks by this client, as one that goes through a proxy.
     *
     * @throws IllegalArgumentException if it follows redirects: they lead where nobody has checked
     */
    public OutgoingHttp(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("The HttpClient must not follow redirects.");
        }
        this.client = client;
    }

    /**
     * The answer to a GET.
     *
     * @param timeout from the connection to the last byte
     * @param maxBytes of the body
     * @throws IOException when there is no answer with status 200, in time and within the limit
     */
    public String get(URI url, Map<String, String> headers, Duration timeout, int maxBytes) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(timeout);
        headers.forEach(request::header);
        HttpResponse<byte[]> response =
                await(client().sendAsync(request.build(), info -> new LimitedBody(maxBytes)), timeout);
        if (response.statusCode() != 200) {
            throw new IOException("Status " + response.statusCode());
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static <T> T await(CompletableFuture<T> exchange, Duration timeout) throws IOException {
        try {
            // The time-out of an HttpRequest ends with the headers; a server must not drip the body for ever.
            return exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IOException("No answer in " + timeout.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException("No answer", failed.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }
}
