package dev.signet.mail;

import dev.signet.mail.MailListener.Reason;
import dev.signet.options.MailOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails in the background. One that the server does not take is tried again, after a second at first, then after
 * twice as long each time up to a minute, until it is as old as configured. What waits is bounded in number and kept in
 * memory: it survives an outage of the mail server, and is lost when the process is killed. No mail is given up
 * silently. Thread-safe.
 */
public final class QueuedMailer implements Mailer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedMailer.class);
    private static final int THREADS = 2;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final MailTransport transport;
    private final MailTemplates templates;
    private final MailOptions options;
    private final MailListener listener;
    private final InstantSource clock;
    private final Semaphore free;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor executor;

    /** Starts the threads. */
    public QueuedMailer(
            MailTransport transport,
            MailTemplates templates,
            MailOptions options,
            MailListener listener,
            InstantSource clock) {
        this.transport = transport;
        this.templates = templates;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
        this.free = new Semaphore(options.queue());
        this.executor = new ScheduledThreadPoolExecutor(THREADS, QueuedMailer::daemon);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void send(Mail mail) {
        if (!free.tryAcquire()) {
            abandon(mail.kind(), Reason.QUEUE_FULL);
            return;
        }
        Waiting entry = new Waiting(mail, clock.instant());
        waiting.add(entry);
        try {
            executor.execute(() -> attempt(entry));
        } catch (RejectedExecutionException stopped) {
            drop(entry, Reason.STOPPED);
        }
    }

    /** How many mails wait for the server. */
    public int waiting() {
        return waiting.size();
    }

    /** Tries what waits once more, for five seconds at the most, and says what was not delivered. */
    @Override
    public void close() {
        Instant end = clock.instant().plus(STOP_WITHIN);
        executor.shutdown();
        try {
            // What is still being sent must not be sent twice.
            if (executor.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                waiting.stream()
                        .takeWhile(entry -> clock.instant().isBefore(end))
                        .forEach(this::deliver);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        waiting.forEach(entry -> drop(entry, Reason.STOPPED));
    }

    private void attempt(Waiting entry) {
        if (!deliver(entry)) {
            retry(entry);
        }
    }

    /** Whether it is done with: delivered, or given up. */
    private boolean deliver(Waiting entry) {
        try {
            transport.deliver(templates.message(entry.mail));
        } catch (MailFailure failure) {
            LOG.warn(
                    "A mail of the kind {} was not taken at attempt {}: {}",
                    entry.mail.kind().id(),
                    entry.attempts + 1,
                    failure.getMessage());
            return failure.isLasting() && drop(entry, Reason.REFUSED);
        } catch (RuntimeException defect) {
            // Its text may quote the message.
            LOG.error(
                    "A mail of the kind {} can't be sent: {}",
                    entry.mail.kind().id(),
                    defect.getClass().getName());
            return drop(entry, Reason.REFUSED);
        }
        if (release(entry)) {
            tell(() -> listener.delivered(entry.mail.kind()));
        }
        return true;
    }

    private void retry(Waiting entry) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(entry.attempts, 6));
        Duration next = pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
        entry.attempts++;
        if (clock.instant().plus(next).isAfter(entry.since.plus(options.retryFor()))) {
            drop(entry, Reason.TOO_OLD);
            return;
        }
        try {
            ScheduledFuture<?> unused = executor.schedule(() -> attempt(entry), next.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping: what waits is tried once more");
        }
    }

    private boolean drop(Waiting entry, Reason reason) {
        if (release(entry)) {
            abandon(entry.mail.kind(), reason);
        }
        return true;
    }

    private boolean release(Waiting entry) {
        boolean removed = waiting.remove(entry);
        if (removed) {
            free.release();
        }
        return removed;
    }

    private void abandon(MailKind kind, Reason reason) {
        LOG.error("A mail of the kind {} was given up: {}", kind.id(), reason);
        tell(() -> listener.abandoned(kind, reason));
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException defect) {
            LOG.error("A listener to mails failed", defect);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "signet-mail");
        thread.setDaemon(true);
        return thread;
    }

    /** A mail that is on its way; two of them are never equal. */
    private static final class Waiting {

        private final Mail mail;
        private final Instant since;
        /** Touched by one thread at a time: an attempt schedules the next one. */
        private int attempts;

        Waiting(Mail mail, Instant since) {
            this.mail = mail;
            this.since = since;
        }
    }
}
