package dev.signet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.MailSpool.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSpoolTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Mail.Link LINK = new Mail.Link("t0", "http://a/t0", Duration.ofHours(1));

    @TempDir
    Path data;

    private static Mail reset(String to) {
        return new Mail(MailKind.RESET_PASSWORD, to, "Ada \"x\"\n", LINK, null);
    }

    private List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }

    @Test
    @Tag("R-332")
    void whatIsKeptIsThereAfterTheProcessInItsOrderAndForgottenOnlyWhenTold() throws IOException {
        Path folder = data.resolve("new/spool");
        Mail change = new Mail(MailKind.CHANGE_EMAIL, "bob@example.com", "Bob", LINK, "new@example.com");
        Mail notice = new Mail(MailKind.PASSWORD_CHANGED, "cy@example.com", "Cy", null, null);
        try (MailSpool spool = MailSpool.in(folder)) {
            spool.keep(reset("ada@example.com"), NOW.plusSeconds(2));
            spool.keep(change, NOW);
            spool.keep(notice, NOW.plusSeconds(1));
        }
        Files.writeString(folder.resolve("mail-0.part"), "{\"half");
        Files.writeString(folder.resolve("mail-1.json"), "{\"kind\":\"OF_ANOTHER_VERSION\"}");

        try (MailSpool spool = MailSpool.in(folder)) {
            List<Kept> left = spool.left();
            assertThat(left).extracting(Kept::mail).containsExactly(change, notice, reset("ada@example.com"));
            assertThat(left).extracting(Kept::since).containsExactly(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2));
            spool.forget(left.get(0));
            assertThat(spool.left()).extracting(Kept::mail).containsExactly(notice, reset("ada@example.com"));
        }
        assertThat(files(folder)).hasSize(3).contains(folder.resolve("mail-1.json"));
    }

    @Test
    @Tag("R-332")
    void onlyTheOwnerMayReadIt() throws IOException {
        Path folder = data.resolve("spool");
        try (MailSpool spool = MailSpool.in(folder)) {
            spool.keep(reset("ada@example.com"), NOW);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            for (Path file : files(folder)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    @Tag("R-332")
    void aFolderIntoWhichEverybodyMayWriteIsRefused() throws IOException {
        Path folder = Files.createDirectory(data.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> MailSpool.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("signet.mail.spool: everybody can write into the folder " + folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        MailSpool.in(folder).close();
    }

    @Test
    @Tag("R-332")
    void aFolderBelongsToOneProcess() {
        try (MailSpool spool = MailSpool.in(data)) {
            assertThatThrownBy(() -> MailSpool.in(data))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("signet.mail.spool: another process uses the folder " + data);
            assertThat(spool.left()).isEmpty();
        }
        MailSpool.in(data).close();
    }

    @Test
    void aFolderThatCanNotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("plain"), "x");

        assertThatThrownBy(() -> MailSpool.in(file.resolve("spool")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("signet.mail.spool: the folder " + file);
    }

    @Test
    void aMailThatCanNotBeWrittenWaitsInMemory() throws IOException {
        Path folder = data.resolve("spool");
        try (MailSpool spool = MailSpool.in(folder)) {
            Files.delete(folder.resolve("lock"));
            Files.delete(folder);
            Kept kept = spool.keep(reset("ada@example.com"), NOW);
            assertThat(kept.id()).isEmpty();
            assertThat(kept.mail()).isEqualTo(reset("ada@example.com"));
        }
    }
}
