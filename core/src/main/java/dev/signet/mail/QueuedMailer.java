package dev.signet.mail;

import dev.signet.mail.MailListener.Reason;
import dev.signet.mail.MailSpool.Kept;
import dev.signet.options.MailOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails in the background. One that the server does not take is tried again, after a second at first, then after
 * twice as long each time up to a minute, until it is as old as configured. What waits is bounded in number. It is kept in
 * memory, and is lost there when the process is killed; in a {@link MailSpool} it outlives that, and may be sent twice. No
 * mail is given up silently. Mails to one domain take half of the threads at the most. Thread-safe.
 */
public final class QueuedMailer implements Mailer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedMailer.class);
    private static final int THREADS = 4;
    private static final int THREADS_FOR_ONE_DOMAIN = 2;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    /** Security rule: a mail that is made while the request is answered shows in the time of the answer who gets one. */
    private static final Duration AFTER_THE_ANSWER = Duration.ofMillis(100);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final MailTransport transport;
    private final MailTemplates templates;
    private final MailOptions options;
    private final MailListener listener;
    private final InstantSource clock;
    private final MailSpool spool;
    private final Room room;
    private final Set<WaitingMail> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, QueuedMailer::daemon);
    private final DomainLanes lanes = new DomainLanes(executor, THREADS_FOR_ONE_DOMAIN);
    /** Mail servers that hang hold the threads of the executor, never this one: whose turn it is stays as it came. */
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(QueuedMailer::daemon);
    /** The spool has a thread of its own: no request waits for the disk, and no mail server keeps a mail from it. */
    private final ExecutorService spooler = Executors.newSingleThreadExecutor(QueuedMailer::daemon);

    /** Keeps what waits in memory, and starts the threads. */
    public QueuedMailer(
            MailTransport transport,
            MailTemplates templates,
            MailOptions options,
            MailListener listener,
            InstantSource clock) {
        this(transport, templates, options, MailSpool.none(), listener, clock);
    }

    /** Keeps what waits in this spool, starts the threads, and begins with what an earlier process left. Closes it. */
    public QueuedMailer(
            MailTransport transport,
            MailTemplates templates,
            MailOptions options,
            MailSpool spool,
            MailListener listener,
            InstantSource clock) {
        this.transport = transport;
        this.templates = templates;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
        this.spool = spool;
        this.room = new Room(options.queue());
        spool.left().forEach(this::resume);
    }

    @Override
    public void send(Mail mail) {
        WaitingMail entry = new WaitingMail(new Kept("", mail, clock.instant()));
        if (!room.enter(entry.domain)) {
            aside(() -> abandon(mail.kind(), Reason.QUEUE_FULL));
            return;
        }
        waiting.add(entry);
        try {
            spooler.execute(() -> {
                entry.kept = spool.keep(mail, entry.kept.since());
                beginIn(AFTER_THE_ANSWER, entry);
            });
        } catch (RejectedExecutionException stopped) {
            drop(entry, Reason.STOPPED);
        }
    }

    /** Wakes the threads that {@link #send} wakes: most of its time goes into that. */
    @Override
    public void pretend(Mail mail) {
        aside(() -> in(AFTER_THE_ANSWER, () -> {}));
    }

    @Override
    public void withheld(MailKind kind) {
        aside(() -> tell(() -> listener.abandoned(kind, Reason.RECIPIENT_LIMIT)));
    }

    /** Security rule: what is done for those who have an account alone must not show in the time of the answer. */
    private void aside(Runnable work) {
        try {
            spooler.execute(work);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Stopped: it is left out");
        }
    }

    private void resume(Kept kept) {
        WaitingMail entry = new WaitingMail(kept);
        room.squeezeIn(entry.domain);
        waiting.add(entry);
        if (clock.instant().isAfter(kept.since().plus(options.retryFor()))) {
            drop(entry, Reason.TOO_OLD);
        } else {
            beginIn(Duration.ZERO, entry);
        }
    }

    /** How many mails wait for the server. */
    public int waiting() {
        return waiting.size();
    }

    /**
     * Ends what is being sent, then tries what waits once more, for five seconds each at the most. What is not delivered
     * then stays in the spool; without one it is given up.
     */
    @Override
    public void close() {
        timer.shutdownNow();
        spooler.shutdown();
        executor.shutdown();
        try {
            boolean unused = spooler.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    && executor.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            tryOnceMore();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        List.copyOf(waiting).forEach(this::leave);
        spool.close();
    }

    private void tryOnceMore() throws InterruptedException {
        // What is still being sent must not be sent twice.
        List<WaitingMail> rest = waiting.stream()
                .filter(entry -> !entry.busy)
                .sorted(Comparator.comparing(entry -> entry.kept.since()))
                .toList();
        CountDownLatch open = new CountDownLatch(rest.size());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, QueuedMailer::daemon);
        DomainLanes last = new DomainLanes(threads, THREADS_FOR_ONE_DOMAIN);
        rest.forEach(entry -> last.run(entry.domain, () -> {
            try {
                boolean unused = deliver(entry);
            } finally {
                open.countDown();
            }
        }));
        try {
            boolean unused = open.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void leave(WaitingMail entry) {
        if (entry.kept.id().isEmpty()) {
            drop(entry, Reason.STOPPED);
        } else {
            LOG.info(
                    "A mail of the kind {} stays in the spool",
                    entry.mail().kind().id());
        }
    }

    private void attempt(WaitingMail entry) {
        entry.busy = true;
        boolean done = deliver(entry);
        entry.busy = false;
        if (!done) {
            retry(entry);
        }
    }

    /** Whether it is done with: delivered, or given up. */
    private boolean deliver(WaitingMail entry) {
        try {
            transport.deliver(templates.message(entry.mail()));
        } catch (MailFailure failure) {
            LOG.warn(
                    "A mail of the kind {} was not taken at attempt {}: {}",
                    entry.mail().kind().id(),
                    entry.attempts + 1,
                    failure.getMessage());
            return failure.isLasting() && drop(entry, Reason.REFUSED);
        } catch (RuntimeException defect) {
            // Its text may quote the message.
            LOG.error(
                    "A mail of the kind {} can't be sent: {}",
                    entry.mail().kind().id(),
                    defect.getClass().getName());
            return drop(entry, Reason.REFUSED);
        }
        if (release(entry)) {
            tell(() -> listener.delivered(entry.mail().kind()));
        }
        return true;
    }

    private void retry(WaitingMail entry) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(entry.attempts, 6));
        Duration next = pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
        entry.attempts++;
        if (clock.instant().plus(next).isAfter(entry.kept.since().plus(options.retryFor()))) {
            drop(entry, Reason.TOO_OLD);
        } else {
            beginIn(next, entry);
        }
    }

    private void beginIn(Duration pause, WaitingMail entry) {
        in(pause, () -> lanes.run(entry.domain, () -> attempt(entry)));
    }

    private void in(Duration pause, Runnable work) {
        try {
            ScheduledFuture<?> unused = timer.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping: what waits is tried once more");
        }
    }

    private boolean drop(WaitingMail entry, Reason reason) {
        if (release(entry)) {
            abandon(entry.mail().kind(), reason);
        }
        return true;
    }

    private boolean release(WaitingMail entry) {
        boolean removed = waiting.remove(entry);
        if (removed) {
            room.leave(entry.domain);
            spool.forget(entry.kept);
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
}
