package dev.signet.mail.smtp;

import static dev.signet.mail.smtp.TestingMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.mail.MailKind;
import dev.signet.mail.MailListener;
import dev.signet.mail.QueuedMailer;
import dev.signet.options.MailOptions;
import dev.signet.testkit.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** What becomes of mails while the mail server is away, slow, or full. */
class OutageTest {

    private final TestingClock clock = new TestingClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final List<String> told = new CopyOnWriteArrayList<>();

    private final MailListener listener = new MailListener() {
        @Override
        public void delivered(MailKind kind) {
            told.add("delivered " + kind.id());
        }

        @Override
        public void abandoned(MailKind kind, Reason reason) {
            told.add("abandoned " + kind.id() + " " + reason);
        }
    };

    private QueuedMailer mailer(int port, int queue) {
        return new QueuedMailer(
                TestingMails.transport(port, clock),
                TestingMails.TEMPLATES,
                new MailOptions(queue, Duration.ofHours(1)),
                listener,
                clock);
    }

    @Test
    @Tag("R-090")
    void noMailIsLostWhileTheServerIsDown() {
        int port = TestingServer.portOfNobody();
        try (QueuedMailer mailer = mailer(port, 100)) {
            IntStream.range(0, 20).forEach(i -> mailer.send(mail(i)));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            assertThat(mailer.waiting()).isEqualTo(20);
            assertThat(told).isEmpty();

            try (TestingServer server = new TestingServer(port, builder -> builder)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> mailer.waiting() == 0);
                assertThat(server.recipients())
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                                .mapToObj(TestingMails::email)
                                .toList());
            }
            assertThat(told).hasSize(20).containsOnly("delivered reset-password");
        }
    }

    @Test
    @Tag("R-090")
    void aServerThatHangsHoldsUpNobodyAndTheQueueIsBounded() {
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port(), 5)) {
            server.answer(recipient -> pause(goOn));
            try {
                long start = System.nanoTime();
                IntStream.range(0, 8).forEach(i -> mailer.send(mail(i)));

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
                await().atMost(Duration.ofSeconds(10)).until(() -> told.size() == 3);
                assertThat(told).containsOnly("abandoned reset-password QUEUE_FULL");
            } finally {
                // The server stops only when nobody hangs in it.
                goOn.countDown();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> mailer.waiting() == 0);
            assertThat(server.messages()).hasSize(5);
            mailer.send(mail(9));
            await().atMost(Duration.ofSeconds(10)).until(() -> server.messages().size() == 6);
        }
    }

    /** It takes no place in the queue from mails, and nobody gets it. */
    @Test
    @Tag("R-334")
    void aMailThatIsPretendedIsNotSent() {
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port(), 5)) {
            IntStream.range(0, 50).forEach(i -> mailer.pretend(mail(i)));
            assertThat(mailer.waiting()).isZero();
            mailer.send(mail(99));

            await().atMost(Duration.ofSeconds(10)).until(() -> !told.isEmpty());
            assertThat(told).containsExactly("delivered reset-password");
            assertThat(server.recipients()).containsExactly(TestingMails.email(99));
        }
    }

    @Test
    @Tag("R-090")
    void whatTheServerRefusesForGoodIsToldAndNotTriedAgain() {
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port(), 5)) {
            server.answer(550);
            mailer.send(mail(1));
            await().atMost(Duration.ofSeconds(10)).until(() -> told.size() == 1);
            assertThat(told).containsExactly("abandoned reset-password REFUSED");
            assertThat(mailer.waiting()).isZero();

            server.answer(451);
            mailer.send(mail(2));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            assertThat(mailer.waiting()).isEqualTo(1);
            server.answer(0);
            await().atMost(Duration.ofSeconds(10)).until(() -> mailer.waiting() == 0);
            assertThat(told).containsExactly("abandoned reset-password REFUSED", "delivered reset-password");
        }
    }

    @Test
    void aMailIsGivenUpWhenItIsTooOld() {
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port(), 5)) {
            server.answer(recipient -> {
                clock.advance(Duration.ofHours(2));
                throw new RejectException(451, "later");
            });
            mailer.send(mail(1));
            await().atMost(Duration.ofSeconds(10)).until(() -> !told.isEmpty());
            assertThat(told).containsExactly("abandoned reset-password TOO_OLD");
        }
    }

    @Test
    @Tag("R-332")
    void stoppingWaitsForWhatIsBeingSentAndSendsItOnce() {
        try (TestingServer server = TestingServer.plain()) {
            server.answer(recipient -> pause(Duration.ofMillis(500)));
            QueuedMailer mailer = mailer(server.port(), 50);
            IntStream.range(0, 12).forEach(i -> mailer.send(mail(i)));
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            mailer.close();

            assertThat(server.recipients()).hasSize(12).doesNotHaveDuplicates();
            assertThat(told).hasSize(12).containsOnly("delivered reset-password");
        }
    }

    @Test
    @Tag("R-332")
    void stoppingHasAnEndWhenTheServerHangs() {
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestingServer server = TestingServer.plain()) {
            server.answer(recipient -> pause(goOn));
            QueuedMailer mailer = mailer(server.port(), 50);
            IntStream.range(0, 12).forEach(i -> mailer.send(mail(i)));
            long start = System.nanoTime();
            mailer.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(told).hasSize(12).containsOnly("abandoned reset-password STOPPED");
            goOn.countDown();
        }
    }

    private static void pause(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Tag("R-090")
    void stoppingTriesOnceMoreAndTellsWhatIsLost() {
        try (TestingServer server = TestingServer.plain()) {
            server.answer(451);
            QueuedMailer mailer = mailer(server.port(), 5);
            mailer.send(mail(1));
            mailer.send(mail(2));
            await().pollDelay(Duration.ofMillis(300)).until(() -> mailer.waiting() == 2);
            server.answer(0);
            mailer.close();
            assertThat(server.messages()).hasSize(2);

            server.answer(451);
            QueuedMailer another = mailer(server.port(), 5);
            another.send(mail(3));
            another.close();
            another.send(mail(4));
            assertThat(told)
                    .containsExactly(
                            "delivered reset-password",
                            "delivered reset-password",
                            "abandoned reset-password STOPPED",
                            "abandoned reset-password STOPPED");
        }
    }
}
