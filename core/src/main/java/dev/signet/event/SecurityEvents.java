package dev.signet.event;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens, in the order in which it was told. Recorders are told at once, on the thread of the
 * request; listeners on one thread in the background, so that none of them makes a request wait. What waits for
 * them is bounded; what finds no room is counted, and the count is logged. Whatever a listener throws is logged without
 * its text. Thread-safe.
 */
public final class SecurityEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);
    private static final int QUEUE = 10_000;
    private static final long IDLE_SECONDS = 10;
    private static final long STOP_SECONDS = 5;

    private final List<SecurityListener> recorders = new CopyOnWriteArrayList<>();
    private final List<SecurityListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong untold = new AtomicLong();
    private final ThreadPoolExecutor executor;

    /** Nobody listens as yet; the thread begins with the first event for a listener. */
    public SecurityEvents() {
        this.executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), SecurityEvents::daemon);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Tells this one on the thread of the request, before it is answered: for what must not be lost. It must be quick. */
    public void record(SecurityListener recorder) {
        recorders.add(recorder);
    }

    /** Tells this one in the background. */
    public void listen(SecurityListener listener) {
        listeners.add(listener);
    }

    /** Tells what has been done; never throws, and waits for no listener. */
    public void tell(SecurityEvent event) {
        recorders.forEach(recorder -> tell(recorder, event));
        if (listeners.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> {
                sayWhatWasLost();
                listeners.forEach(listener -> tell(listener, event));
            });
        } catch (RejectedExecutionException full) {
            if (untold.getAndIncrement() == 0) {
                LOG.error("The queue of security events is full, or stopped: listeners are not told of all of them");
            }
        }
    }

    /** Tells what waits, for five seconds at the most, and says how many events listeners were not told of. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                untold.addAndGet(executor.shutdownNow().size());
            }
        } catch (InterruptedException interrupted) {
            untold.addAndGet(executor.shutdownNow().size());
            Thread.currentThread().interrupt();
        }
        sayWhatWasLost();
    }

    private void sayWhatWasLost() {
        long lost = untold.getAndSet(0);
        if (lost > 0) {
            LOG.error("Listeners were not told of {} security events", lost);
        }
    }

    /** Errors too: a class that a listener lacks must not end the thread, nor a request. */
    private static void tell(SecurityListener listener, SecurityEvent event) {
        try {
            listener.on(event);
        } catch (Throwable defect) {
            // Security rule: its text may quote what it was told, and stays out of the log.
            StackTraceElement[] places = defect.getStackTrace();
            LOG.error(
                    "{} failed at the event {}: {} at {}",
                    listener.getClass().getName(),
                    event.kind(),
                    defect.getClass().getName(),
                    places.length == 0 ? "an unknown place" : places[0]);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "signet-events");
        thread.setDaemon(true);
        return thread;
    }
}
