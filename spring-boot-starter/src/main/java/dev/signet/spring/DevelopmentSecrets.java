package dev.signet.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets that development makes for itself, so that a newcomer need not: files in the data folder, mode 0600. */
final class DevelopmentSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentSecrets.class);
    private static final int BYTES = 48;

    private final Path folder;

    DevelopmentSecrets(Path folder) {
        this.folder = folder;
    }

    String readOrMake(String variable) {
        Path file = folder.resolve(variable.toLowerCase(Locale.ROOT).replace('_', '-'));
        try {
            if (!Files.exists(file)) {
                make(file, variable);
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The secret can't be kept in " + file.toAbsolutePath() + ". Set " + variable + " instead.", failed);
        }
    }

    private void make(Path file, String variable) throws IOException {
        Files.createDirectories(folder, permissions("rwx------"));
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        // Created with its mode, so that there is no moment in which others can read it.
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".tmp", permissions("rw-------"));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(bytes));
            publish(draft, file);
            LOG.info("{} is not set: a secret for development was made and is kept in {}", variable, file);
        } catch (FileAlreadyExistsException another) {
            LOG.debug("Another process made {}", file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Gives the file its name in one step, so that it is never read half written; the first of several wins. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        }
    }

    private FileAttribute<?>[] permissions(String mode) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
