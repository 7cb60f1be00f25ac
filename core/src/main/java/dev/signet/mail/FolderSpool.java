package dev.signet.mail;

import dev.signet.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file for each mail, in a folder of one process. A file has its name when it is whole and on the disk, and not before.
 * Whoever can read the folder can use the links in it.
 */
final class FolderSpool implements MailSpool {

    private static final Logger LOG = LoggerFactory.getLogger(FolderSpool.class);
    private static final String WHOLE = ".json";
    private static final String PART = ".part";

    private final Path folder;
    private final FileChannel lock;

    FolderSpool(Path folder) {
        this.folder = folder;
        try {
            PrivateFiles.createFolder(folder);
            requireClosedToOthers();
            Path file = folder.resolve("lock");
            if (!Files.exists(file)) {
                PrivateFiles.create(file);
            }
            this.lock = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new IllegalArgumentException("signet.mail.spool: the folder " + folder + " can't be used.", failed);
        }
        requireSole();
    }

    /** Security rule: whoever can put a file there sends mails in the application's name. */
    private void requireClosedToOthers() throws IOException {
        if (PrivateFiles.isOpenToAll(folder)) {
            throw new IllegalArgumentException("signet.mail.spool: everybody can write into the folder " + folder
                    + ". Take that away from others (chmod o-w), or name another folder.");
        }
    }

    /** Two processes on one folder would send everything twice. The lock ends with the process, however that ends. */
    private void requireSole() {
        boolean sole = false;
        try {
            sole = lock.tryLock() != null;
        } catch (OverlappingFileLockException | IOException inUse) {
            LOG.debug("The spool can't be locked", inUse);
        }
        if (!sole) {
            close();
            throw new IllegalArgumentException("signet.mail.spool: another process uses the folder " + folder
                    + ". Give each instance a folder of its own.");
        }
    }

    @Override
    public Kept keep(Mail mail, Instant since) {
        try {
            return new Kept(write(mail, since), mail, since);
        } catch (IOException | RuntimeException failed) {
            LOG.error("A mail can't be written to the spool {}; it waits in memory", folder, failed);
            return new Kept("", mail, since);
        }
    }

    private String write(Mail mail, Instant since) throws IOException {
        Path part = PrivateFiles.createUnique(folder, "mail-", PART);
        try {
            ByteBuffer content = ByteBuffer.wrap(Json.write(fields(mail, since)).getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            String id = part.getFileName().toString().replace(PART, WHOLE);
            Files.move(part, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            return id;
        } finally {
            // Where the disk was full, a part of a link must not stay.
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void forget(Kept kept) {
        if (!kept.id().isEmpty()) {
            delete(folder.resolve(kept.id()));
        }
    }

    @Override
    public List<Kept> left() {
        List<Kept> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "mail-*")) {
            for (Path file : files) {
                if (file.toString().endsWith(WHOLE)) {
                    read(file, kept);
                } else {
                    delete(file);
                }
            }
        } catch (IOException failed) {
            LOG.error("The spool {} can't be read; what is in it waits for the next start", folder, failed);
        }
        kept.sort(Comparator.comparing(Kept::since));
        return kept;
    }

    private static void read(Path file, List<Kept> kept) {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> fields) {
                kept.add(kept(file, fields));
                return;
            }
        } catch (IOException | RuntimeException malformed) {
            LOG.debug("Not a mail: {}", malformed.getClass().getName());
        }
        LOG.error("The file {} in the spool is no mail of this version; it is left alone", file.getFileName());
    }

    private static Map<String, @Nullable Object> fields(Mail mail, Instant since) {
        Mail.Link link = mail.link();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("since", since.toString());
        fields.put("kind", mail.kind().name());
        fields.put("to", mail.to());
        fields.put("name", mail.name());
        fields.put("newEmail", mail.newEmail());
        fields.put("token", link == null ? null : link.token());
        fields.put("url", link == null ? null : link.url());
        fields.put("lifetime", link == null ? null : link.lifetime().toString());
        return fields;
    }

    private static Kept kept(Path file, Map<?, ?> fields) {
        Mail.Link link = fields.get("token") == null
                ? null
                : new Mail.Link(text(fields, "token"), text(fields, "url"), Duration.parse(text(fields, "lifetime")));
        Mail mail = new Mail(
                MailKind.valueOf(text(fields, "kind")), text(fields, "to"), text(fields, "name"), link, (String)
                        fields.get("newEmail"));
        return new Kept(file.getFileName().toString(), mail, Instant.parse(text(fields, "since")));
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is missing.");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            LOG.error("A mail can't be removed from the spool; it may be sent once more", failed);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            LOG.warn("The lock of the spool can't be closed", failed);
        }
    }
}
