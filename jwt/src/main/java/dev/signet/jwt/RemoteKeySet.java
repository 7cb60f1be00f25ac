package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of another server, from its JWK Set URL.
 *
 * <p>The first token loads the set. After five minutes it is fetched again in the background while the old one goes on
 * being used; when that fails the last good set stays, without end. A {@code kid} that is not in the set causes a fetch
 * too, but whatever arrives, there is at most one fetch at a time and one per ten seconds. A fetch takes at most two
 * seconds, follows no redirect and reads at most 64 KB.
 *
 * <p>Thread-safe. It owns no thread: fetches run on the daemon threads of the HTTP client.
 */
public final class RemoteKeySet implements KeySource {
    private static final Duration REFRESH_AFTER = Duration.ofMinutes(5);
    private static final Duration FETCH_INTERVAL = Duration.ofSeconds(10);
    private static final Duration WAIT = RemoteDocument.TIMEOUT.plusSeconds(1);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final RemoteDocument document;
    private final InstantSource clock;
    private final Object flightLock = new Object();

    private volatile @Nullable Loaded loaded;
    private @Nullable CompletableFuture<Void> flight;
    private @Nullable Instant lastAttempt;

    private RemoteKeySet(URI url, HttpClient client, InstantSource clock) {
        this.document = new RemoteDocument(client, url);
        this.clock = clock;
    }

    /**
     * Keys from this URL, by a client with the trust store of the JDK.
     *
     * @throws IllegalArgumentException unless the URL is {@code https}, or {@code http} on the loopback interface
     */
    public static RemoteKeySet of(URI url, InstantSource clock) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(RemoteDocument.TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return of(url, client, clock);
    }

    /**
     * Keys from this URL by this client, for a private certificate authority or a proxy.
     *
     * @throws IllegalArgumentException as {@link #of(URI, InstantSource)}, and if the client follows redirects
     */
    public static RemoteKeySet of(URI url, HttpClient client, InstantSource clock) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("The HTTP client for a JWK Set must not follow redirects");
        }
        return new RemoteKeySet(requireSafe(url), client, clock);
    }

    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        Instant now = clock.instant();
        Loaded current = loaded;
        if (current == null) {
            await(fetch(now));
            current = loaded;
        } else if (Duration.between(current.at, now).compareTo(REFRESH_AFTER) >= 0) {
            // In the background: whoever asks meanwhile is served from the old set.
            var unused = fetch(now);
        }
        if (current == null) {
            throw new JwtException(Reason.KEYS_UNAVAILABLE, "The key source has not been reached yet");
        }
        Optional<VerificationKey> key = current.keys.find(kid);
        if (key.isPresent() || kid == null) {
            return key;
        }
        await(fetch(now));
        Loaded latest = loaded;
        return latest == null ? Optional.empty() : latest.keys.find(kid);
    }

    /** The fetch under way, a new one, or a finished one when the last began less than ten seconds ago. */
    private CompletableFuture<Void> fetch(Instant now) {
        synchronized (flightLock) {
            if (flight != null && (!flight.isDone() || isTooEarly(now))) {
                return flight;
            }
            lastAttempt = now;
            flight = document.fetch().handle((bytes, failure) -> accept(bytes, now));
            return flight;
        }
    }

    private boolean isTooEarly(Instant now) {
        // A clock that was set back must not stop fetching.
        return lastAttempt != null
                && !now.isBefore(lastAttempt)
                && Duration.between(lastAttempt, now).compareTo(FETCH_INTERVAL) < 0;
    }

    /** Keeps the last good set whenever the new one is missing or refused. */
    private @Nullable Void accept(byte @Nullable [] bytes, Instant now) {
        if (bytes != null) {
            try {
                loaded = new Loaded(JwkSet.parse(bytes).toKeySet(), now);
            } catch (JwtException e) {
                return null;
            }
        }
        return null;
    }

    private static void await(CompletableFuture<Void> flight) {
        try {
            flight.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The caller looks at what is loaded, whatever became of this fetch.
            return;
        }
    }

    private static URI requireSafe(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
        if (!safe || host.isEmpty() || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("A JWK Set URL must be https (http only on the loopback interface), "
                    + "without user name and fragment");
        }
        return url;
    }

    private record Loaded(KeySet keys, Instant at) {}
}
