package dev.signet.mail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Keeps the mails of a {@link QueuedMailer} beyond the end of the process. Thread-safe. */
public interface MailSpool extends AutoCloseable {

    /**
     * A mail that is kept.
     *
     * @param id names it in the spool; empty when it could not be kept
     * @param mail what to send
     * @param since when it was to be sent first
     */
    record Kept(String id, Mail mail, Instant since) {}

    /** Keeps a mail, so that a crash does not lose it once this has returned. A failure is logged. */
    Kept keep(Mail mail, Instant since);

    /** Forgets a mail that was delivered, or given up. */
    void forget(Kept kept);

    /** What an earlier process left, the oldest first. */
    List<Kept> left();

    /** Lets another process have what is left. */
    @Override
    void close();

    /** Keeps nothing. */
    static MailSpool none() {
        return new NoSpool();
    }

    /**
     * Keeps each mail in a file of this folder, which is made if it is not there, for its owner's eyes only.
     *
     * @throws IllegalArgumentException when it can't be made, or another process uses it
     */
    static MailSpool in(Path folder) {
        return new FolderSpool(folder);
    }
}
