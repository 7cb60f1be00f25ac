package dev.signet.crypto;

import java.util.Optional;

/** One way to hash passwords, in one encoded form. Thread-safe. */
interface HashForm {

    /** What one hash of its own takes, in KiB. */
    int memory();

    /** The encoded hash of a password, with a salt of its own. */
    String hash(byte[] password);

    /**
     * The hash behind an encoded one.
     *
     * @return empty when it is in another form, or when its parameters ask for more work or memory than the form allows:
     *     whoever writes into an imported table must not be able to stop the server
     */
    Optional<StoredHash> read(String encoded);

    /** Whether an encoded hash that can be read is of this form, and no weaker than {@link #hash} makes them. */
    boolean isCurrent(String encoded);
}
