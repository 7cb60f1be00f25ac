package dev.signet.testkit;

import dev.signet.engine.MemoryRateLimits;
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

    private final UserStore users;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final VerificationStore verifications = new MemoryVerificationStore();
    private final RateLimitStore rateLimits = new MemoryRateLimits();
    private final SigningKeyStore signingKeys = new MemorySigningKeyStore();
    private final AuditStore audit = new MemoryAuditStore();

    /** An empty one. */
    public MemoryStorage() {
        var people = new People();
        users = new MemoryUserStore(people);
        accounts = new MemoryAccountStore(people);
        sessions = new MemorySessionStore(people);
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
