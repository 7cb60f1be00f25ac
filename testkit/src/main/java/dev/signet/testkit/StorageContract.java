package dev.signet.testkit;

import dev.signet.storage.Storage;

/**
 * Every promise of {@link Storage} and its stores, as tests. A storage is done when a subclass that names it passes:
 *
 * <pre>{@code
 * class MyStorageTest extends StorageContract {
 *     @Override
 *     public Storage storage() {
 *         return new MyStorage(…);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests find their own rows by random ids, so they also run on a database that is in use, side by side.
 */
public abstract class StorageContract
        implements UserStoreContract,
                UserAddressContract,
                UserDeletionContract,
                AccountStoreContract,
                SessionStoreContract,
                SessionRevocationContract,
                VerificationStoreContract,
                RateLimitStoreContract,
                SigningKeyStoreContract,
                AuditStoreContract {

    /** The storage under test; the same or a fresh one for each test. */
    @Override
    public abstract Storage storage();
}
