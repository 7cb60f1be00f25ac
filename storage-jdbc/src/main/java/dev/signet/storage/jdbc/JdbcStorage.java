package dev.signet.storage.jdbc;

import dev.signet.storage.AccountStore;
import dev.signet.storage.AuditStore;
import dev.signet.storage.RateLimitStore;
import dev.signet.storage.SessionStore;
import dev.signet.storage.SigningKeyStore;
import dev.signet.storage.Storage;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.storage.UserStore;
import dev.signet.storage.VerificationStore;
import javax.sql.DataSource;

/**
 * The storage on a SQL database. Its tables are made by {@link Migrations}.
 *
 * <p>Thread-safe. Each call borrows one connection and gives it back as it was; the data source stays the caller's to close.
 * A server that keeps silent for ten seconds is unavailable, or sooner if the connection has a shorter time-out. A call
 * that fails for another reason than an unavailable database throws {@link StatementFailedException}.
 */
public final class JdbcStorage implements Storage {

    private final UserStore users;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final VerificationStore verifications;
    private final RateLimitStore rateLimits;
    private final SigningKeyStore signingKeys;
    private final AuditStore audit;

    private JdbcStorage(Database database) {
        var userStore = new JdbcUserStore(database);
        users = userStore;
        accounts = new JdbcAccountStore(database, userStore);
        sessions = new JdbcSessionStore(database);
        verifications = new JdbcVerificationStore(database);
        rateLimits = new JdbcRateLimitStore(database);
        signingKeys = new JdbcSigningKeyStore(database);
        audit = new JdbcAuditStore(database);
    }

    /**
     * A storage on this database, which is asked once what it is.
     *
     * @throws StorageUnavailableException when it can't be asked
     * @throws IllegalStateException when it is none of SQLite, PostgreSQL, MySQL and MariaDB
     */
    public static JdbcStorage on(DataSource dataSource) {
        return new JdbcStorage(Database.on(dataSource));
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
