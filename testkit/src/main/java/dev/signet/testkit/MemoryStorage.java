package dev.signet.testkit;

import dev.signet.engine.MemoryRateLimits;
import dev.signet.model.LinkedAccount;
import dev.signet.storage.AccountStore;
import dev.signet.storage.AuditStore;
import dev.signet.storage.RateLimitStore;
import dev.signet.storage.SessionStore;
import dev.signet.storage.SigningKeyStore;
import dev.signet.storage.Storage;
import dev.signet.storage.UserStore;
import dev.signet.storage.VerificationStore;

/**
 * A storage that lives as long as the object, for tests. It keeps every promise of {@link Storage}, which
 * {@link StorageContract} proves.
 *
 * <p>Thread-safe: rows that change together share one lock, so every method is atomic.
 */
public final class MemoryStorage implements Storage {

    private final People people = new People();
    private final UserStore users;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final VerificationStore verifications = new MemoryVerificationStore();
    private final RateLimitStore rateLimits = new MemoryRateLimits();
    private final SigningKeyStore signingKeys = new MemorySigningKeyStore();
    private final AuditStore audit = new MemoryAuditStore();

    /** An empty one. */
    public MemoryStorage() {
        users = new MemoryUserStore(people);
        accounts = new MemoryAccountStore(people);
        sessions = new MemorySessionStore(people);
    }

    /** Stores an account at a provider, as another program does that keeps its accounts in the same table. */
    public void link(LinkedAccount account) {
        synchronized (people) {
            people.linked.put(account.id(), account);
        }
    }

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public VerificationStore verifications() {
        return verifications;
    }

    @Override
    public RateLimitStore rateLimits() {
        return rateLimits;
    }

    @Override
    public SigningKeyStore signingKeys() {
        return signingKeys;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }
}
