package dev.signet.spring;

import dev.signet.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The document in which an issuer describes itself. It is looked for where OpenID Connect Discovery 1.0 section 4
 * and RFC 8414 section 3 put it. Each request takes at most two seconds, follows no redirect and reads at most
 * 64 KB. Thread-safe.
 */
final class ProviderMetadata {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    /** How long it takes at most to ask at all three places. */
    static final Duration LONGEST = TIMEOUT.multipliedBy(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI issuer;

    ProviderMetadata(URI issuer) {
        this.issuer = issuer;
    }

    /**
     * Where the keys are.
     *
     * @throws IllegalArgumentException saying why nobody knows
     */
    URI jwksUri() {
        Map<?, ?> document = places().stream()
                .flatMap(place -> fetch(place).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the metadata of " + issuer + " can't be fetched."));
        // RFC 8414 section 3.3: otherwise one issuer could speak for another.
        if (!issuer.toString().equals(document.get("issuer"))) {
            throw new IllegalArgumentException(
                    "the metadata at " + issuer + " are those of another issuer; the two have to be the same text.");
        }
        if (document.get("jwks_uri") instanceof String address) {
            return requireNoDowngrade(URI.create(address));
        }
        throw new IllegalArgumentException("the metadata of " + issuer + " name no jwks_uri.");
    }

    /** Security rule: what came by https does not lead to http, not even on this machine. */
    private URI requireNoDowngrade(URI address) {
        if ("https".equalsIgnoreCase(issuer.getScheme()) && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("the jwks_uri of " + issuer + " does not begin with https://.");
        }
        return address;
    }

    private List<URI> places() {
        String path = issuer.getRawPath().replaceAll("/+$", "");
        return Stream.of(path + OPENID, OPENID + path, OAUTH + path)
                .distinct()
                .map(place -> URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority() + place))
                .toList();
    }

    private Optional<Map<?, ?>> fetch(URI place) {
        HttpRequest request = HttpRequest.newBuilder(place)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, answer -> new LimitedBody(MAX_BYTES));
        try {
            // The time-out of the request ends with its headers.
            HttpResponse<byte[]> answer = exchange.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == OK && Json.parse(answer.body()) instanceof Map<?, ?> document
                    ? Optional.of(document)
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | IllegalArgumentException failed) {
            return Optional.empty();
        } finally {
            exchange.cancel(true);
        }
    }
}
