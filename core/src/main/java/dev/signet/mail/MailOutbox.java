package dev.signet.mail;

import dev.signet.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends nothing and writes each mail into a file, for development: one JSON object on a line, with {@code kind, to,
 * subject, token, url, otp}. Whoever can read the file can take over accounts; nobody but its owner may. Thread-safe.
 */
public final class MailOutbox implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(MailOutbox.class);

    private final Path file;
    private final MailTemplates templates;

    /**
     * Writes to this file, which is made if it is not there.
     *
     * @throws IllegalArgumentException when it can't be made
     */
    public MailOutbox(Path file, MailTemplates templates) {
        this.file = file;
        this.templates = templates;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!Files.exists(file)) {
                PrivateFiles.create(file);
            }
        } catch (IOException failed) {
            throw new IllegalArgumentException("signet.mail.outbox: the file " + file + " can't be made.", failed);
        }
    }

    @Override
    public void send(Mail mail) {
        Mail.Link link = mail.link();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("kind", mail.kind().id());
        line.put("to", mail.to());
        line.put("subject", templates.message(mail).subject());
        line.put("token", link == null ? null : link.token());
        line.put("url", link == null ? null : link.url());
        line.put("otp", null);
        append(Json.write(line) + "\n");
    }

    /** One write for a line, so that a reader never sees half of one. */
    private synchronized void append(String line) {
        try {
            if (!Files.exists(file)) {
                PrivateFiles.create(file);
            }
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            LOG.error("A mail can't be written to the outbox {}", file, failed);
        }
    }
}
