package dev.signet.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.mail.MailFailure;
import dev.signet.mail.MailMessage;
import dev.signet.mail.smtp.SmtpOptions.Security;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

class SmtpTransportTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final String URL = "https://api.example.com/api/auth/reset-password/abc?callbackURL=%2F";
    private static final MailMessage MESSAGE =
            new MailMessage("ada@example.com", "Ein neues Paßwort 👋", "Öffne " + URL, "<p>Öffne " + URL + "</p>");

    private static SmtpOptions.Builder options(int port) {
        return SmtpOptions.builder("localhost", "Beispiel <no-reply@example.com>")
                .port(port)
                .timeout(Duration.ofSeconds(5));
    }

    private static SmtpTransport transport(SmtpOptions.Builder options) {
        return new SmtpTransport(options.build(), InstantSource.fixed(NOW));
    }

    private static MailFailure failure(SmtpOptions.Builder options) {
        return catchThrowableOfType(MailFailure.class, () -> transport(options).deliver(MESSAGE));
    }

    @Test
    @Tag("R-091")
    void aMessageArrivesInBothFormats() throws Exception {
        try (TestingServer server = TestingServer.plain()) {
            transport(options(server.port()).security(Security.NONE)).deliver(MESSAGE);

            assertThat(server.messages()).hasSize(1);
            MimeMessage message = server.messages().get(0);
            assertThat(message.getFrom())
                    .extracting(Object::toString)
                    .containsExactly("Beispiel <no-reply@example.com>");
            assertThat(message.getRecipients(Message.RecipientType.TO))
                    .extracting(Object::toString)
                    .containsExactly("ada@example.com");
            assertThat(message.getSubject()).isEqualTo(MESSAGE.subject());
            assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getMessageID()).endsWith("@example.com>");
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(part(parts, 0)).isEqualTo("text/plain|" + MESSAGE.text());
            assertThat(part(parts, 1)).isEqualTo("text/html|" + MESSAGE.html());
        }
    }

    private static String part(MimeMultipart parts, int index) throws Exception {
        BodyPart part = parts.getBodyPart(index);
        return part.getContentType().replaceAll(";.*", "").strip() + "|" + part.getContent();
    }

    @Test
    @Tag("R-091")
    void aServerWithoutStartTlsGetsNothing() {
        try (TestingServer server = TestingServer.plain()) {
            assertThat(failure(options(server.port())).isLasting()).isFalse();
            assertThat(failure(options(server.port()).security(Security.TLS)).isLasting())
                    .isFalse();
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    @Tag("R-091")
    void aCertificateThatNobodyVouchesForIsRefused() {
        try (TestingServer server = new TestingServer(
                0, builder -> builder.enableTLS().startTlsSocketFactory(TestingCertificate.server("localhost")))) {
            assertThat(failure(options(server.port()))).isNotNull();
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    @Tag("R-091")
    void startTlsIsSpokenWithATrustedCertificateOfTheRightHost() {
        TestingCertificate.trusted(() -> {
            try (TestingServer server = new TestingServer(
                    0,
                    builder -> builder.enableTLS()
                            .requireTLS()
                            .startTlsSocketFactory(TestingCertificate.server("localhost")))) {
                transport(options(server.port())).deliver(MESSAGE);
                assertThat(server.messages()).hasSize(1);
            }
            try (TestingServer server = new TestingServer(
                    0,
                    builder ->
                            builder.enableTLS().startTlsSocketFactory(TestingCertificate.server("another.example")))) {
                assertThat(failure(options(server.port()))).isNotNull();
                assertThat(server.messages()).isEmpty();
            }
        });
    }

    @Test
    void aServerThatAsksForALoginGetsIt() {
        var logins = new EasyAuthenticationHandlerFactory((username, password, context) -> {
            if (!username.equals("signet") || !password.equals("pass word")) {
                throw new LoginFailedException();
            }
        });
        try (TestingServer server = new TestingServer(
                0, builder -> builder.authenticationHandlerFactory(logins).requireAuth())) {
            SmtpOptions.Builder options = options(server.port()).security(Security.NONE);
            assertThat(failure(options).isLasting()).isTrue();
            assertThat(failure(options.login("signet", "wrong")).isLasting())
                    .as("the operator may correct it")
                    .isFalse();
            transport(options.login("signet", "pass word")).deliver(MESSAGE);
            assertThat(server.messages()).hasSize(1);
        }
    }

    @Test
    @Tag("R-090")
    void theReplyTellsWhetherTryingAgainIsOfUse() {
        try (TestingServer server = TestingServer.plain()) {
            SmtpOptions.Builder options = options(server.port()).security(Security.NONE);
            server.answer(550);
            assertThat(failure(options).isLasting()).isTrue();
            assertThat(failure(options)).hasMessage("the server answered 550").hasNoCause();
            server.answer(451);
            assertThat(failure(options).isLasting()).isFalse();
            assertThat(failure(options)).hasMessage("the server answered 451");
        }
    }

    @Test
    void aServerThatIsNotThereOrHangsIsGivenUpInTime() throws Exception {
        int gone;
        try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            gone = hanging.getLocalPort();
            long start = System.nanoTime();
            SmtpOptions.Builder options = options(gone).security(Security.NONE).timeout(Duration.ofMillis(300));
            assertThat(failure(options).isLasting()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(4));
        }
        assertThat(failure(options(gone).security(Security.NONE)).isLasting()).isFalse();
    }

    @Test
    void settingsThatCanNotBeAreNamed() {
        assertThatThrownBy(() -> transport(SmtpOptions.builder("localhost", "nobody")))
                .hasMessageStartingWith("signet.mail.from is \"nobody\"; write an address");
        assertThatThrownBy(() -> transport(SmtpOptions.builder("localhost", "a@example.com, b@example.com")))
                .hasMessageStartingWith("signet.mail.from is ");
        assertThatThrownBy(() -> transport(SmtpOptions.builder("localhost", "a@example.com\r\nBcc: b@example.com")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options(0).build())
                .hasMessage("signet.mail.smtp.port is 0; it must be from 1 to 65535.");
        assertThatThrownBy(() -> options(25).timeout(Duration.ofMillis(1)).build())
                .hasMessageStartingWith("signet.mail.smtp.timeout is 1 ms;");
        assertThat(options(25).login("u", "secret").build().toString()).doesNotContain("secret");
    }
}
