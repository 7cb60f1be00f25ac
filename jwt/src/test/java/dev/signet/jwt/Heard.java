package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.FetchFailure.Kind;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a key set told its listener; tests wait here for the end of a fetch. */
final class Heard implements RemoteKeySetListener {
    final BlockingQueue<Object> fetches = new LinkedBlockingQueue<>();
    final AtomicInteger refused = new AtomicInteger();

    @Override
    public void fetched(Duration took, int keys, boolean changed) {
        fetches.add(new Success(took, keys, changed));
    }

    @Override
    public void fetchFailed(FetchFailure failure) {
        fetches.add(failure);
    }

    @Override
    public void unknownKeyRefused() {
        refused.incrementAndGet();
    }

    Success success() throws InterruptedException {
        Object next = next();
        assertThat(next).isInstanceOf(Success.class);
        return (Success) next;
    }

    FetchFailure failure(Kind kind) throws InterruptedException {
        Object next = next();
        assertThat(next)
                .isInstanceOfSatisfying(
                        FetchFailure.class,
                        it -> assertThat(it.kind()).as(it.detail()).isEqualTo(kind));
        return (FetchFailure) next;
    }

    private Object next() throws InterruptedException {
        Object next = fetches.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("the end of a fetch").isNotNull();
        return next;
    }

    record Success(Duration took, int keys, boolean changed) {}
}
