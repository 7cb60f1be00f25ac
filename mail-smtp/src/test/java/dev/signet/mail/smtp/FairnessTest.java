package dev.signet.mail.smtp;

import static dev.signet.mail.smtp.TestingMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.mail.MailKind;
import dev.signet.mail.MailListener;
import dev.signet.mail.QueuedMailer;
import dev.signet.options.MailOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** What mails to one domain, which is slow or away, mean to those to all others. */
class FairnessTest {

    private final List<String> abandoned = new CopyOnWriteArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);

    private QueuedMailer mailer(TestingServer server, int queue) {
        MailListener listener = new MailListener() {
            @Override
            public void abandoned(MailKind kind, Reason reason) {
                abandoned.add(reason.name());
            }
        };
        return new QueuedMailer(
                TestingMails.transport(server.port(), Duration.ofSeconds(30), InstantSource.system()),
                TestingMails.TEMPLATES,
                new MailOptions(queue, Duration.ofHours(1)),
                listener,
                InstantSource.system());
    }

    private void hangForSlowDomain(String recipient) {
        if (recipient.endsWith("@slow.example")) {
            try {
                goOn.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    @Tag("R-330")
    void mailsGoPastADomainThatIsSlow() {
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server, 1000)) {
            server.answer(this::hangForSlowDomain);
            IntStream.range(0, 100).forEach(i -> mailer.send(mail("person" + i + "@slow.example")));
            IntStream.range(0, 20).forEach(i -> mailer.send(mail("person" + i + "@quick.example")));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.recipients().size() == 20);
            assertThat(server.recipients()).allMatch(to -> to.endsWith("@quick.example"));
            goOn.countDown();
            await().atMost(Duration.ofSeconds(60)).until(() -> mailer.waiting() == 0);
            assertThat(server.recipients()).hasSize(120).doesNotHaveDuplicates();
        }
    }

    /** Two of them hold all threads; whose turn comes next must not be the one that is slow already. */
    @Test
    @Tag("R-330")
    void betweenTwoSlowDomainsTheThirdIsNext() {
        Semaphore one = new Semaphore(0);
        AtomicInteger hanging = new AtomicInteger();
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server, 1000)) {
            server.answer(recipient -> {
                if (!recipient.endsWith("@quick.example")) {
                    hanging.incrementAndGet();
                }
                if (recipient.endsWith("@slower.example")) {
                    one.acquireUninterruptibly();
                }
                hangForSlowDomain(recipient);
            });
            IntStream.range(0, 4).forEach(i -> mailer.send(mail("person" + i + "@slower.example")));
            IntStream.range(0, 2).forEach(i -> mailer.send(mail("person" + i + "@slow.example")));
            await().atMost(Duration.ofSeconds(30)).until(() -> hanging.get() == 4);
            mailer.send(mail("ada@quick.example"));
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);

            one.release();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> server.recipients().contains("ada@quick.example"));
            one.release(3);
            goOn.countDown();
            await().atMost(Duration.ofSeconds(30)).until(() -> mailer.waiting() == 0);
        } finally {
            one.release(8);
            goOn.countDown();
        }
    }

    @Test
    @Tag("R-330")
    void mailsGoPastADomainThatIsAway() {
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server, 1000)) {
            server.answer(recipient -> {
                if (recipient.endsWith("@away.example")) {
                    throw new RejectException(451, "later");
                }
            });
            IntStream.range(0, 50).forEach(i -> mailer.send(mail("person" + i + "@away.example")));
            mailer.send(mail("ada@quick.example"));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.recipients().size() == 1);
            server.answer(0);
            await().atMost(Duration.ofSeconds(60)).until(() -> mailer.waiting() == 0);
            assertThat(server.recipients()).hasSize(51).doesNotHaveDuplicates();
        }
    }

    @Test
    @Tag("R-330")
    void oneDomainLeavesRoomInTheQueueToTheOthers() {
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server, 20)) {
            server.answer(this::hangForSlowDomain);
            IntStream.range(0, 30).forEach(i -> mailer.send(mail("person" + i + "@slow.example")));
            await().atMost(Duration.ofSeconds(10)).until(() -> abandoned.size() >= 15);
            assertThat(abandoned).hasSize(15).containsOnly("QUEUE_FULL");
            mailer.send(mail("ada@quick.example"));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.recipients().contains("ada@quick.example"));
            assertThat(abandoned).hasSize(15);
            goOn.countDown();
        }
    }
}
