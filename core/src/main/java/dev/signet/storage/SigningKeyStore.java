package dev.signet.storage;

import dev.signet.model.StoredKey;
import java.util.List;

/**
 * Key pairs that sign access tokens.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the database can't be asked.
 */
public interface SigningKeyStore {

    /** All of them, the oldest first; keys of one age by id. */
    List<StoredKey> findAll();

    /** Stores one. */
    void create(StoredKey key);

    /**
     * Replaces the sealed private key of one, if it is still {@code expected}: the same key, sealed by another secret.
     *
     * @return whether it was replaced
     */
    boolean replacePrivateKey(String id, String expected, String replacement);
}
