package dev.signet.storage;

/** All stores of one database. Thread-safe. */
public interface Storage {

    /** The users. */
    UserStore users();

    /** Their accounts. */
    AccountStore accounts();

    /** Sessions of the database strategy. */
    SessionStore sessions();

    /** One-time things. */
    VerificationStore verifications();

    /** Counters of requests. */
    RateLimitStore rateLimits();

    /** Key pairs that sign access tokens. */
    SigningKeyStore signingKeys();

    /** What was done to accounts. */
    AuditStore audit();
}
