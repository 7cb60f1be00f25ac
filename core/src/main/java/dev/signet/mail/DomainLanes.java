package dev.signet.mail;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails to several domains side by side, and to one domain on a part of the threads alone: where a domain is slow,
 * the mails to all others go past it. Domains take turns. Thread-safe.
 */
final class DomainLanes {

    private static final Logger LOG = LoggerFactory.getLogger(DomainLanes.class);

    private static final class Lane {

        private final Queue<Runnable> next = new ArrayDeque<>();
        private int running;
    }

    private final Executor threads;
    private final int width;
    private final Map<String, Lane> lanes = new HashMap<>();

    /**
     * Runs work on these threads.
     *
     * @param width how much of it at once for one domain
     */
    DomainLanes(Executor threads, int width) {
        this.threads = threads;
        this.width = width;
    }

    /** Runs this work when it is the turn of the domain. Once the threads are stopped, it does not run. */
    void run(String domain, Runnable work) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(domain, name -> new Lane());
            if (lane.running == width) {
                lane.next.add(work);
                return;
            }
            lane.running++;
        }
        start(domain, work);
    }

    private void start(String domain, Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    finished(domain);
                }
            });
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Stopping: what waits is tried once more");
        }
    }

    /** What comes next goes to the end of the threads' queue, behind the work of other domains. */
    private void finished(String domain) {
        Runnable next;
        synchronized (lanes) {
            Lane lane = lanes.get(domain);
            if (lane == null) {
                return;
            }
            next = lane.next.poll();
            if (next == null && --lane.running == 0) {
                lanes.remove(domain);
            }
        }
        if (next != null) {
            start(domain, next);
        }
    }
}
