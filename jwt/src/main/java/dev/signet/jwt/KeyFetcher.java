package dev.signet.jwt;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a key set: one flight at a time and one per interval, each on a daemon thread of its own that ends with it.
 * What cannot be read never replaces the last good set. Thread-safe, without locks.
 */
final class KeyFetcher {
    private final RemoteDocument document;
    private final FetchTimes times;
    private final LongSupplier clock;
    private final RemoteKeySetListener listener;
    private final AtomicReference<Flight> latest;

    private volatile @Nullable FetchedKeys lastGood;

    KeyFetcher(RemoteDocument document, FetchTimes times, LongSupplier clock, RemoteKeySetListener listener) {
        this.document = document;
        this.times = times;
        this.clock = clock;
        this.listener = listener;
        Flight none = new Flight(clock.getAsLong() - times.interval().toNanos());
        none.land(false);
        this.latest = new AtomicReference<>(none);
    }

    @Nullable
    FetchedKeys lastGood() {
        return lastGood;
    }

    /** The flight under way, the last one if its interval is not over, or else a new one. */
    Flight flight(long now) {
        Flight last = latest.get();
        if (!last.isOver() || now - last.startedAt() < times.interval().toNanos()) {
            return last;
        }
        Flight next = new Flight(now);
        if (!latest.compareAndSet(last, next)) {
            return latest.get();
        }
        depart(next);
        return next;
    }

    private void depart(Flight flight) {
        // Without inherited thread locals: they may hold the caller's identity.
        Thread thread = new Thread(null, () -> fly(flight), "signet-jwks", 0, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            flight.land(false);
        }
    }

    private void fly(Flight flight) {
        try {
            FetchedKeys previous = lastGood;
            FetchedKeys fetched = FetchedKeys.read(document.fetch(), previous, flight.startedAt(), times);
            lastGood = fetched;
            flight.land(true);
            boolean changed = previous == null || !previous.keys().equals(fetched.keys());
            report(it -> it.fetched(took(flight), fetched.keys().size(), changed));
        } catch (FetchException e) {
            flight.land(false);
            report(it -> it.fetchFailed(failure(e, flight)));
        } finally {
            // Whatever is thrown, the next flight must be able to start.
            flight.land(false);
        }
    }

    private FetchFailure failure(FetchException cause, Flight flight) {
        FetchedKeys kept = lastGood;
        return new FetchFailure(cause, took(flight), kept == null ? null : kept.age(clock.getAsLong()));
    }

    private Duration took(Flight flight) {
        return Duration.ofNanos(clock.getAsLong() - flight.startedAt());
    }

    /** Tells the listener; verification and fetches go on whatever it does. */
    void report(Consumer<RemoteKeySetListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable broken) {
            return;
        }
    }
}
