package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.mail.MailListener;
import dev.signet.mail.Mailer;
import dev.signet.testkit.TestingMailer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.subethamail.smtp.server.SMTPServer;

/** How the engine's mails leave an application. */
class MailTest {

    private static final Mail MAIL = new Mail(
            MailKind.RESET_PASSWORD,
            "ada@example.com",
            "Ada",
            new Mail.Link("t0", "http://localhost:8080/t0", Duration.ofHours(1)),
            null);

    @TempDir
    Path data;

    private TestingApplication start(Class<?> source, String... more) {
        return TestingApplication.start(source, settings(more));
    }

    private String[] settings(String... more) {
        return Stream.concat(Stream.of("signet.data=" + data, "signet.password.bcrypt-cost=4"), Stream.of(more))
                .toArray(String[]::new);
    }

    private String sentence(String... settings) {
        assertThatThrownBy(() -> TestingApplication.start(settings(settings)).close())
                .isInstanceOf(RuntimeException.class);
        return RecordingReporter.takeLast().orElseThrow().getDescription();
    }

    @Test
    void noMailIsSentUnlessConfigured() {
        try (TestingApplication app = start(BareApplication.class)) {
            assertThat(app.context().getBean(Mailer.class).isConfigured()).isFalse();
        }
    }

    @Test
    @Tag("R-093")
    void theOutboxIsAFileInDevelopment() throws IOException {
        Path outbox = data.resolve("outbox.jsonl");
        Path templates = Files.createDirectory(data.resolve("templates"));
        Files.writeString(templates.resolve("reset-password.txt"), "Subject: Ours\n\n{{url}}");
        try (TestingApplication app =
                start(BareApplication.class, "signet.mail.outbox=" + outbox, "signet.mail.templates=" + templates)) {
            app.context().getBean(Mailer.class).send(MAIL);
        }
        assertThat(outbox).content().contains("\"kind\":\"reset-password\"", "\"subject\":\"Ours\"");
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        static final List<String> TOLD = new CopyOnWriteArrayList<>();

        @Bean
        MailListener listener() {
            return new MailListener() {
                @Override
                public void delivered(MailKind kind) {
                    TOLD.add(kind.id());
                }
            };
        }
    }

    @Test
    @Tag("R-091")
    void aMailServerGetsTheMailsAndAListenerIsTold() {
        List<String> received = new CopyOnWriteArrayList<>();
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, message) -> received.add(from + " to " + to))
                .build();
        server.start();
        try (TestingApplication app = start(
                Listening.class,
                "signet.mail.smtp.host=localhost",
                "signet.mail.smtp.port=" + server.getPortAllocated(),
                "signet.mail.smtp.security=none",
                "signet.mail.from=Example <no-reply@example.com>")) {
            app.context().getBean(Mailer.class).send(MAIL);
            await().atMost(Duration.ofSeconds(10)).until(() -> !Listening.TOLD.isEmpty());
        } finally {
            server.stop();
        }
        assertThat(received).containsExactly("no-reply@example.com to ada@example.com");
        assertThat(Listening.TOLD).containsExactly("reset-password");
    }

    @Test
    @Tag("R-332")
    void theSpoolKeepsWhatWasNotDeliveredForTheNextStart() throws IOException {
        Path spool = data.resolve("spool");
        String[] away = {
            "signet.mail.smtp.host=localhost",
            "signet.mail.smtp.port=1",
            "signet.mail.smtp.security=none",
            "signet.mail.from=no-reply@example.com",
            "signet.mail.spool=" + spool
        };
        try (TestingApplication app = start(BareApplication.class, away)) {
            app.context().getBean(Mailer.class).send(MAIL);
            assertThat(sentence(away)).startsWith("signet.mail.spool: another process uses the folder");
        }
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMailer {

        @Bean
        TestingMailer mailer() {
            return new TestingMailer();
        }
    }

    @Test
    void aMailerOfTheApplicationTakesItsPlace() {
        try (TestingApplication app = start(OwnMailer.class, "signet.mail.outbox=" + data.resolve("unused"))) {
            assertThat(app.context().getBean(Mailer.class)).isInstanceOf(TestingMailer.class);
        }
        assertThat(data.resolve("unused")).doesNotExist();
    }

    @Test
    @Tag("R-093")
    void settingsThatCanNotBeStopTheStart() {
        String outbox = "signet.mail.outbox=" + data.resolve("outbox.jsonl");
        String host = "signet.mail.smtp.host=smtp.example.com";
        String from = "signet.mail.from=no-reply@example.com";
        String[] production = {
            "signet.production=true",
            "signet.secret=a-master-secret-of-the-tests-0123456789",
            "signet.jwt.secret=a-token-secret-of-the-tests-0123456789ab"
        };
        assertThat(sentence(with(production, outbox))).startsWith("signet.mail.outbox is for development:");
        assertThat(data.resolve("outbox.jsonl")).doesNotExist();
        assertThat(sentence(with(production, host, from, "signet.mail.smtp.security=none")))
                .startsWith("signet.mail.smtp.security is none. In production");
        assertThat(sentence(outbox, host)).startsWith("signet.mail.outbox and signet.mail.smtp.host are both set.");
        assertThat(sentence(host)).startsWith("signet.mail.from is not set.");
        assertThat(sentence(host, "signet.mail.from=nobody")).startsWith("signet.mail.from is \"nobody\"; write");
        assertThat(sentence(host, from, "signet.mail.smtp.username=me"))
                .startsWith("signet.mail.smtp.username and signet.mail.smtp.password go together");
        assertThat(sentence(host, from, "signet.mail.smtp.security=ssl"))
                .isEqualTo("signet.mail.smtp.security is \"ssl\"; it must be starttls, tls or none.");
        assertThat(sentence(host, from, "signet.mail.queue=0")).startsWith("signet.mail.queue is 0; it must be");
        assertThat(sentence(outbox, "signet.mail.templates=nowhere"))
                .startsWith("signet.mail.templates is \"nowhere\", which is no folder.");
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
    }
}
