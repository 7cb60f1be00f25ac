package dev.signet.mail.smtp;

import static dev.signet.mail.smtp.TestingMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.mail.MailKind;
import dev.signet.mail.MailListener;
import dev.signet.mail.MailSpool;
import dev.signet.mail.QueuedMailer;
import dev.signet.options.MailOptions;
import dev.signet.testkit.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that outlive the process that was to send them. */
class SpoolTest {

    private static final int MAILS = 20;

    @TempDir
    Path folder;

    private final TestingClock clock = new TestingClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final List<String> told = new CopyOnWriteArrayList<>();

    private static QueuedMailer mailer(int port, Path folder, MailListener listener, TestingClock clock) {
        return new QueuedMailer(
                TestingMails.transport(port, clock),
                TestingMails.TEMPLATES,
                new MailOptions(100, Duration.ofHours(1)),
                MailSpool.in(folder),
                listener,
                clock);
    }

    private QueuedMailer mailer(int port) {
        MailListener listener = new MailListener() {
            @Override
            public void abandoned(MailKind kind, Reason reason) {
                told.add("abandoned " + reason);
            }
        };
        return mailer(port, folder, listener, clock);
    }

    private static String email(int number) {
        return "person" + number + "@example.com";
    }

    private static long kept(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    @Tag("R-332")
    void whatIsNotDeliveredWhenTheApplicationStopsIsSentByTheNext() {
        try (QueuedMailer mailer = mailer(TestingServer.portOfNobody())) {
            IntStream.range(0, MAILS).forEach(i -> mailer.send(mail(email(i))));
        }
        assertThat(kept(folder)).isEqualTo(MAILS);
        assertThat(told).isEmpty();
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> mailer.waiting() == 0);
            assertThat(server.recipients()).hasSize(MAILS).doesNotHaveDuplicates();
        }
        assertThat(kept(folder)).isZero();
    }

    @Test
    @Tag("R-332")
    void aMailThatHasBecomeTooOldIsGivenUp() {
        try (QueuedMailer mailer = mailer(TestingServer.portOfNobody())) {
            mailer.send(mail(email(0)));
        }
        clock.advance(Duration.ofHours(2));
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port())) {
            assertThat(mailer.waiting()).isZero();
            assertThat(told).containsExactly("abandoned TOO_OLD");
            assertThat(server.recipients()).isEmpty();
        }
        assertThat(kept(folder)).isZero();
    }

    /** A process that takes mails for a server that is away, and says so. */
    static final class Doomed {

        private Doomed() {}

        public static void main(String[] arguments) {
            QueuedMailer mailer = mailer(
                    Integer.parseInt(arguments[0]),
                    Path.of(arguments[1]),
                    new MailListener() {},
                    new TestingClock(Instant.parse("2026-03-01T10:15:30Z")));
            IntStream.range(0, MAILS).forEach(i -> mailer.send(mail(email(i))));
            await().forever().until(() -> false);
        }
    }

    @Test
    @Tag("R-332")
    void sigkillLosesNoMail() throws Exception {
        Process doomed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName(),
                        String.valueOf(TestingServer.portOfNobody()),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> kept(folder) == MAILS);
        } finally {
            doomed.destroyForcibly();
            assertThat(doomed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(doomed.exitValue()).as("128 + SIGKILL").isEqualTo(137);
        try (TestingServer server = TestingServer.plain();
                QueuedMailer mailer = mailer(server.port())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> mailer.waiting() == 0);
            assertThat(server.recipients())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, MAILS).mapToObj(SpoolTest::email).toList());
        }
    }
}
