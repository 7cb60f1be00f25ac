package dev.signet.mail.smtp;

import static dev.signet.mail.smtp.TestingMails.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.mail.MailListener;
import dev.signet.mail.QueuedMailer;
import dev.signet.options.MailOptions;
import dev.signet.testkit.TestAuth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mail server goes away and comes back, again and again, while people ask for mails. */
class RequestsDuringOutageTest {

    private static final int PEOPLE = 120;

    private static QueuedMailer mailer(int port) {
        return new QueuedMailer(
                TestingMails.transport(port, InstantSource.system()),
                TestingMails.TEMPLATES,
                MailOptions.DEFAULTS,
                new MailListener() {},
                InstantSource.system());
    }

    @Test
    @Tag("R-333")
    void everyMailArrivesAndNoRequestFailsOrWaits() throws Exception {
        int port = TestingServer.portOfNobody();
        List<String> arrived = new CopyOnWriteArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(4);
        try (QueuedMailer mailer = mailer(port);
                TestAuth auth = TestAuth.builder().mailer(mailer).build()) {
            IntStream.range(0, PEOPLE).forEach(i -> auth.browser().signUp(email(i)));
            List<Future<Duration>> requests = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> people.submit(() -> request(auth, i)))
                    .toList();
            // Up and down while they ask; a message that is under way when it goes down may arrive twice.
            for (int i = 0; i < 3; i++) {
                TimeUnit.MILLISECONDS.sleep(200);
                TestingServer server = new TestingServer(port, builder -> builder);
                TimeUnit.MILLISECONDS.sleep(200);
                server.close();
                arrived.addAll(server.recipients());
            }
            for (Future<Duration> request : requests) {
                assertThat(request.get()).isLessThan(Duration.ofSeconds(3));
            }
            try (TestingServer server = new TestingServer(port, builder -> builder)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> mailer.waiting() == 0);
                arrived.addAll(server.recipients());
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(new TreeSet<>(arrived))
                .isEqualTo(new TreeSet<>(
                        IntStream.range(0, PEOPLE).mapToObj(TestingMails::email).toList()));
    }

    private static Duration request(TestAuth auth, int number) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(40);
        long start = System.nanoTime();
        var response = auth.browser().post("/request-password-reset", Map.of("email", email(number)));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(response.status()).isEqualTo(200);
        return time;
    }
}
