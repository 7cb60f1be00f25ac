package dev.signet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailOutboxTest {

    private static final MailTemplates TEMPLATES = MailTemplates.of(URI.create("http://localhost:8080"));

    @TempDir
    Path folder;

    private static Mail mail(String to) {
        return new Mail(
                MailKind.RESET_PASSWORD, to, "Ada", new Mail.Link("t0", "http://a/t0", Duration.ofHours(1)), null);
    }

    @Test
    @Tag("R-093")
    void everyMailIsOneLineOfJson() throws IOException {
        Path file = folder.resolve("new/outbox.jsonl");
        MailOutbox outbox = new MailOutbox(file, TEMPLATES);
        outbox.send(mail("ada@example.com"));
        outbox.send(new Mail(MailKind.PASSWORD_CHANGED, "ada@example.com", "Ada", null, null));

        var lines = Files.readAllLines(file);
        Map<String, Object> first = new LinkedHashMap<>(Map.of(
                "kind", "reset-password",
                "to", "ada@example.com",
                "subject", "Choose a new password",
                "token", "t0",
                "url", "http://a/t0"));
        first.put("otp", null);
        assertThat(lines).hasSize(2);
        assertThat(Json.parse(lines.get(0).getBytes(StandardCharsets.UTF_8))).isEqualTo(first);
        assertThat(lines.get(1))
                .isEqualTo("{\"kind\":\"password-changed\",\"to\":\"ada@example.com\",\"subject\":\"Your password was"
                        + " changed\",\"token\":null,\"url\":null,\"otp\":null}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @Tag("R-093")
    void aFileThatWasRemovedComesBackForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("outbox.jsonl");
        MailOutbox outbox = new MailOutbox(file, TEMPLATES);
        Files.delete(file);
        outbox.send(mail("ada@example.com"));

        assertThat(file).content().contains("ada@example.com");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRestartAddsToTheFileAndParallelMailsStayWhole() throws IOException {
        Path file = folder.resolve("outbox.jsonl");
        new MailOutbox(file, TEMPLATES).send(mail("before@example.com"));
        MailOutbox outbox = new MailOutbox(file, TEMPLATES);
        IntStream.range(0, 200).parallel().forEach(i -> outbox.send(mail("p" + i + "@example.com")));

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(201);
        assertThat(lines.stream().map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8))))
                .doesNotHaveDuplicates();
        assertThat(lines.get(0)).contains("before@example.com");
    }

    @Test
    void aFileThatCanNotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "x");

        assertThatThrownBy(() -> new MailOutbox(file.resolve("outbox.jsonl"), TEMPLATES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("signet.mail.outbox: the file " + file);
    }

    @Test
    void aMailShowsNoSecretAsText() {
        Mail mail = mail("ada@example.com");
        String all = Arrays.asList(mail, mail.link(), TEMPLATES.message(mail)).toString();

        assertThat(all).doesNotContain("t0", "ada@");
    }
}
