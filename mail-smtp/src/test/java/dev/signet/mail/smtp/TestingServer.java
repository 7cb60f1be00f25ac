package dev.signet.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server in this process, on the loopback interface. It keeps what it was sent. */
final class TestingServer implements AutoCloseable {

    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private volatile Reply reply = recipient -> {};

    /** Takes a message by returning. */
    interface Reply {
        void to(String recipient) throws RejectException;
    }

    /** Starts one on a free port (0), or on this one. */
    TestingServer(int port, UnaryOperator<SMTPServer.Builder> customise) {
        this.server = customise
                .apply(new SMTPServer.Builder())
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .messageHandler((context, from, to, data) -> {
                    reply.to(to);
                    received.add(data);
                })
                .build();
        server.start();
    }

    static TestingServer plain() {
        return new TestingServer(0, builder -> builder);
    }

    /** A port on which no mail server is, so that one may be started there. */
    static int portOfNobody() {
        try (TestingServer gone = plain()) {
            return gone.port();
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    /** Answers every message by this code until told otherwise; 0 takes it. */
    void answer(int code) {
        reply = recipient -> {
            if (code != 0) {
                throw new RejectException(code, "<" + recipient + "> not now");
            }
        };
    }

    /** Answers every message like this from now on. */
    void answer(Reply value) {
        reply = value;
    }

    List<MimeMessage> messages() {
        return received.stream().map(TestingServer::parse).toList();
    }

    /** The mailboxes that got one, in the order in which they did. */
    List<String> recipients() {
        return messages().stream().map(TestingServer::recipient).toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static MimeMessage parse(byte[] data) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    @Override
    public void close() {
        // It waits for those that still hang in it; a test that fails must not.
        Thread stop = new Thread(server::stop, "stop of the mail server");
        stop.setDaemon(true);
        stop.start();
        try {
            stop.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
