package dev.signet.options;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and their cookies.
 *
 * @param strategy how sessions are kept; {@link Strategy#STATELESS} unless set
 * @param expiresIn how long a session lasts that is not used; 7 days unless set
 * @param updateAge the age at which a session that is used is extended; 1 day unless set
 * @param freshAge how long after signing in a session is fresh, which some endpoints demand; zero: for ever;
 *     1 day unless set
 * @param cookiePrefix what cookie names begin with; {@code better-auth} unless set
 * @param cookieDomain the domain that shares the cookies; null, unless set: the host of the engine alone
 * @param database what only sessions in the database have
 */
public record SessionOptions(
        Strategy strategy,
        Duration expiresIn,
        Duration updateAge,
        Duration freshAge,
        String cookiePrefix,
        @Nullable String cookieDomain,
        DatabaseSessionOptions database) {

    /** How sessions are kept. */
    public enum Strategy {
        /** In signed tokens; no table holds a session. */
        STATELESS,
        /** In the table {@code session}; they can be listed and ended one by one. */
        DATABASE
    }

    /** Browsers keep a cookie 400 days at the most (RFC 6265bis). */
    private static final Duration MAX = Duration.ofDays(400);

    /** What holds when nothing is set. */
    public static final SessionOptions DEFAULTS = new SessionOptions(
            Strategy.STATELESS,
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofDays(1),
            "better-auth",
            null,
            DatabaseSessionOptions.DEFAULTS);

    /** Checks lifetimes, prefix and domain. */
    public SessionOptions {
        Checks.between("signet.session.expires-in", expiresIn, Duration.ofSeconds(1), MAX);
        Checks.between("signet.session.update-age", updateAge, Duration.ZERO, MAX);
        Checks.between("signet.session.fresh-age", freshAge, Duration.ZERO, MAX);
        if (!cookiePrefix.matches("[A-Za-z0-9_-]{1,50}")) {
            throw new IllegalArgumentException(
                    "signet.cookie.prefix is \"" + cookiePrefix + "\"; it may have letters, digits, - and _ only.");
        }
        if (cookieDomain != null && !cookieDomain.matches("\\.?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            throw new IllegalArgumentException(
                    "signet.cookie.domain is \"" + cookieDomain + "\"; write a domain, as example.com.");
        }
    }

    /** The same settings with sessions in the database. */
    public SessionOptions inDatabase(DatabaseSessionOptions options) {
        return new SessionOptions(
                Strategy.DATABASE, expiresIn, updateAge, freshAge, cookiePrefix, cookieDomain, options);
    }
}
