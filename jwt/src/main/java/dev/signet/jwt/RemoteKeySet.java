package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of another server, from its JWK Set URL.
 *
 * <p>The first token loads the set. Later it is fetched again in the background while the old one goes on being used;
 * when that fails the last good set stays. To find a known key takes no lock and waits for nothing, whatever the source
 * does. A set that is no strict JWK Set, or has no key, counts as a failed fetch; a key that is missing from a good set
 * is gone.
 *
 * <p>A {@code kid} that is not in the set causes a fetch too, but whatever arrives, there is one fetch at a time and one
 * per interval. Tokens that need its outcome wait for it, a limited number of them; the others, and those whose
 * {@code kid} may be good but cannot be looked up because the last fetch failed, are refused with
 * {@link JwtException.Reason#KEYS_UNAVAILABLE}. Between two fetches an unknown {@code kid} is refused at once, as
 * {@link JwtException.Reason#UNKNOWN_KEY} when the last fetch was good.
 *
 * <p>Thread-safe. A fetch runs on a daemon thread that ends with it.
 */
public final class RemoteKeySet implements KeySource {
    private final KeyFetcher fetcher;
    private final LongSupplier clock;
    private final Duration longestWait;
    private final Semaphore places;

    private RemoteKeySet(Builder builder, KeyFetcher fetcher) {
        this.fetcher = fetcher;
        this.clock = builder.clock;
        this.longestWait = builder.readTimeout;
        this.places = new Semaphore(builder.maxWaiting);
    }

    /**
     * Keys from this URL.
     *
     * @throws IllegalArgumentException unless the URL is {@code https}, or {@code http} on the loopback interface,
     *     without user name and fragment
     */
    public static Builder builder(URI url) {
        return new Builder(new KeySetUrl(url, Set.of()).url());
    }

    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        long now = clock.getAsLong();
        FetchedKeys current = fetcher.lastGood();
        if (current == null || current.isPast(now)) {
            return findAfterFlight(kid, now);
        }
        if (current.isDue(now)) {
            // In the background: whoever asks meanwhile is served from the old set.
            var unused = fetcher.flight(now);
        }
        Optional<VerificationKey> key = current.find(kid);
        if (key.isPresent()) {
            return key;
        }
        // A token without kid is for a set of one key, and no fetch is spent on it.
        return kid == null ? refuseUnknown() : findAfterFlight(kid, now);
    }

    private Optional<VerificationKey> findAfterFlight(@Nullable String kid, long now) {
        Flight flight = fetcher.flight(now);
        if (!flight.isOver()) {
            await(flight);
        }
        FetchedKeys latest = fetcher.lastGood();
        if (latest == null || latest.isPast(now)) {
            throw unavailable();
        }
        Optional<VerificationKey> key = latest.find(kid);
        if (key.isPresent()) {
            return key;
        }
        if (!flight.broughtKeys()) {
            throw unavailable();
        }
        return refuseUnknown();
    }

    private Optional<VerificationKey> refuseUnknown() {
        fetcher.report(RemoteKeySetListener::unknownKeyRefused);
        return Optional.empty();
    }

    private static JwtException unavailable() {
        return new JwtException(Reason.KEYS_UNAVAILABLE, "The key source cannot be asked for this key now");
    }

    /** Security rule: made-up {@code kid}s must not be able to park every thread of the application. */
    private void await(Flight flight) {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            flight.await(longestWait);
        } finally {
            places.release();
        }
    }

    /** Collects the limits of a key set. Not thread-safe. */
    public static final class Builder {
        private final URI url;
        private @Nullable HttpClient client;
        private @Nullable Duration connectTimeout;
        private Duration readTimeout = Duration.ofSeconds(2);
        private int maxBytes = 64 * 1024;
        private int maxRedirects;
        private Set<String> redirectHosts = Set.of();
        private Duration refreshAfter = Duration.ofMinutes(5);
        private Duration fetchInterval = Duration.ofSeconds(10);
        private Duration keepLastGood = Duration.ofDays(7);
        private int maxWaiting = 32;
        private LongSupplier clock = System::nanoTime;
        private RemoteKeySetListener listener = new RemoteKeySetListener() {};

        private Builder(URI url) {
            this.url = url;
        }

        /** How long a connection may take; 100 ms to 10 s, default 2 s. Not together with {@link #httpClient}. */
        public Builder connectTimeout(Duration value) {
            requireBetween("connectTimeout", value, Duration.ofMillis(100), Duration.ofSeconds(10));
            this.connectTimeout = value;
            return this;
        }

        /**
         * How long a fetch may take from its start to the last byte, with all redirects, and so how long a token may
         * wait for it; 100 ms to 30 s, default 2 s.
         */
        public Builder readTimeout(Duration value) {
            requireBetween("readTimeout", value, Duration.ofMillis(100), Duration.ofSeconds(30));
            this.readTimeout = value;
            return this;
        }

        /** The longest document that is read, in bytes; 1 KiB to 1 MiB, default 64 KiB. */
        public Builder maxBytes(int value) {
            requireBetween("maxBytes", value, 1024, 1024 * 1024);
            this.maxBytes = value;
            return this;
        }

        /**
         * How many redirects a fetch follows; 0 (the default) to 5. Each must lead from {@code https} to {@code https},
         * or from loopback to loopback or {@code https}, and to the host and port of the URL or one of
         * {@link #redirectHosts}.
         */
        public Builder maxRedirects(int value) {
            requireBetween("maxRedirects", value, 0, 5);
            this.maxRedirects = value;
            return this;
        }

        /** Other hosts where redirects may lead, on port 443. Default: none. */
        public Builder redirectHosts(String... hosts) {
            this.redirectHosts =
                    Arrays.stream(hosts).map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /**
         * When the set is fetched again, unless its {@code Cache-Control} says otherwise; 1 s to 24 h, default 5
         * minutes. What {@code Cache-Control} says counts from the fetch interval to 24 h; {@code no-store} and
         * {@code no-cache} mean the fetch interval.
         */
        public Builder refreshAfter(Duration value) {
            requireBetween("refreshAfter", value, Duration.ofSeconds(1), FetchTimes.LONGEST_REFRESH);
            this.refreshAfter = value;
            return this;
        }

        /** The least time from the start of one fetch to that of the next; 1 s to 10 minutes, default 10 s. */
        public Builder fetchInterval(Duration value) {
            requireBetween("fetchInterval", value, Duration.ofSeconds(1), Duration.ofMinutes(10));
            this.fetchInterval = value;
            return this;
        }

        /**
         * How long the set is used beyond the time when it should have been fetched again; 1 minute to 365 days,
         * default 7 days. After that its keys are {@link JwtException.Reason#KEYS_UNAVAILABLE} until a fetch succeeds:
         * a key that was withdrawn does not live for ever where the source is cut off.
         */
        public Builder keepLastGood(Duration value) {
            requireBetween("keepLastGood", value, Duration.ofMinutes(1), Duration.ofDays(365));
            this.keepLastGood = value;
            return this;
        }

        /** How many threads may wait for a fetch at a time; 1 to 10,000, default 32. */
        public Builder maxWaiting(int value) {
            requireBetween("maxWaiting", value, 1, 10_000);
            this.maxWaiting = value;
            return this;
        }

        /**
         * The client, for a private certificate authority or a proxy. Default: HTTP/1.1 with the trust store of the
         * JDK.
         *
         * @throws IllegalArgumentException if it follows redirects by itself, unchecked
         */
        public Builder httpClient(HttpClient value) {
            if (value.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException("The HTTP client for a JWK Set must not follow redirects");
            }
            this.client = value;
            return this;
        }

        /**
         * What times are measured by, in nanoseconds from any start. It must not go back, so that no change of the wall
         * clock stops fetching or ends a set. Default: {@link System#nanoTime()}.
         */
        public Builder clock(LongSupplier value) {
            this.clock = value;
            return this;
        }

        /** Who hears of fetches and refusals. Default: nobody. */
        public Builder listener(RemoteKeySetListener value) {
            this.listener = value;
            return this;
        }

        /**
         * The key set; nothing is fetched yet.
         *
         * @throws IllegalStateException if two settings contradict each other
         */
        public RemoteKeySet build() {
            if (client != null && connectTimeout != null) {
                throw new IllegalStateException("Set connectTimeout on the httpClient itself");
            }
            if (fetchInterval.compareTo(refreshAfter) > 0 || fetchInterval.compareTo(keepLastGood) > 0) {
                throw new IllegalStateException("fetchInterval is longer than refreshAfter or keepLastGood");
            }
            RemoteDocument document = new RemoteDocument(
                    client == null ? defaultClient() : client,
                    new KeySetUrl(url, redirectHosts),
                    new RemoteDocument.Limits(readTimeout, maxBytes, maxRedirects));
            FetchTimes times = new FetchTimes(fetchInterval, refreshAfter, keepLastGood);
            return new RemoteKeySet(this, new KeyFetcher(document, times, clock, listener));
        }

        private HttpClient defaultClient() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connectTimeout == null ? Duration.ofSeconds(2) : connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }

        private static <T extends Comparable<T>> void requireBetween(String name, T value, T least, T most) {
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException(name + " must lie between " + least + " and " + most);
            }
        }
    }
}
