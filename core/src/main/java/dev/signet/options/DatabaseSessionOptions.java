package dev.signet.options;

/**
 * What only sessions in the database have.
 *
 * @param cookieCache whether a signed copy of session and user spares the database; {@link CookieCache#JWT} unless set
 * @param tokens how the table holds session tokens; {@link TokenStorage#PLAIN} unless set
 * @param deferRefresh whether reading a session leaves its expiry alone and tells that a renewal is due, which the client
 *     then asks for by POST: for reads that go to a replica; false unless set
 */
public record DatabaseSessionOptions(CookieCache cookieCache, TokenStorage tokens, boolean deferRefresh) {

    /** The form of the cookie {@code session_data}. */
    public enum CookieCache {
        /** There is none: each read asks the database, and a session that was revoked is gone at once. */
        NONE,
        /** A JWT that lives as long as an access token; a session that was revoked is shown until then at the most. */
        JWT,
        /** The same in Better Auth's default form, JSON with a signature. */
        COMPACT,
        /** The same encrypted: only who knows the master secret reads it. */
        JWE
    }

    /** How the table holds session tokens. */
    public enum TokenStorage {
        /** As they are: Better Auth reads the same rows. */
        PLAIN,
        /** Their SHA-256: who reads the table can't sign in. Sessions from before the change end. */
        HASHED
    }

    /** What holds when nothing is set. */
    public static final DatabaseSessionOptions DEFAULTS =
            new DatabaseSessionOptions(CookieCache.JWT, TokenStorage.PLAIN);

    /** With renewals by reading. */
    public DatabaseSessionOptions(CookieCache cookieCache, TokenStorage tokens) {
        this(cookieCache, tokens, false);
    }
}
