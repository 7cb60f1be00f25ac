package dev.signet.feature.emailpassword;

import dev.signet.crypto.PasswordHasher;
import dev.signet.engine.CoreError;
import dev.signet.engine.ErrorCode;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.TooManyRequests;
import dev.signet.model.Account;
import dev.signet.options.PasswordOptions;
import dev.signet.storage.RateLimitStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of passwords: how long they are, how they are checked, how often one account may be tried. Thread-safe. */
final class Passwords {

    /** What {@link #checkNew} answers. */
    static final ErrorCode[] REFUSALS = {
        CoreError.PASSWORD_TOO_SHORT,
        CoreError.PASSWORD_TOO_LONG,
        EmailPasswordError.PASSWORD_TOO_COMMON,
        EmailPasswordError.PASSWORD_TOO_PERSONAL,
        EmailPasswordError.PASSWORD_COMPROMISED
    };

    /** What one client may try at one account; and what all may together, which nobody else can use up quickly. */
    private static final Route.Limit TRIES_OF_CLIENT = new Route.Limit(10, Duration.ofMinutes(5));

    private static final Route.Limit TRIES_OF_ALL = new Route.Limit(100, Duration.ofHours(1));

    private final PasswordOptions options;
    private final BreachedPasswords breached;
    private final PasswordHasher hasher;
    private final RateLimitStore rateLimits;
    private final InstantSource clock;
    private final boolean limitsTries;
    private final String nobodysHash;

    Passwords(Services services) {
        this.options = services.options().password();
        this.breached = new BreachedPasswords(options.breached(), services.http());
        this.hasher = services.passwords();
        this.rateLimits = services.rateLimits();
        this.clock = services.clock();
        this.limitsTries = services.options().limitsRequests();
        this.nobodysHash = hasher.hash(services.tokens().id());
    }

    /**
     * Lets a password pass that somebody may choose: at sign-up, at a change, and wherever else one is set.
     *
     * @throws dev.signet.engine.AuthException with one of {@link #REFUSALS}
     */
    void checkNew(String password, String name, String email) {
        checkLength(password);
        if (CommonPasswords.contain(password)) {
            throw EmailPasswordError.PASSWORD_TOO_COMMON.error();
        }
        if (PersonalWords.of(name, email).makeUp(password, options.minLength())) {
            throw EmailPasswordError.PASSWORD_TOO_PERSONAL.error();
        }
        if (breached.contain(password)) {
            throw EmailPasswordError.PASSWORD_COMPROMISED.error();
        }
    }

    private void checkLength(String password) {
        if (password.length() < options.minLength()) {
            throw CoreError.PASSWORD_TOO_SHORT.error();
        }
        checkNotTooLong(password);
    }

    /** Stops what no legal password can be before it costs a hash. */
    void checkNotTooLong(String password) {
        if (password.length() > options.maxLength()) {
            throw CoreError.PASSWORD_TOO_LONG.error();
        }
    }

    /**
     * Counts a try at an account, before its password is checked: parallel guesses count as well. The address need not
     * belong to an account, so the count tells nothing.
     */
    void spendTry(String email, String clientAddress) {
        if (limitsTries) {
            String account = "password|" + sha256(email);
            spend(account + "|" + clientAddress, TRIES_OF_CLIENT);
            spend(account, TRIES_OF_ALL);
        }
    }

    private void spend(String key, Route.Limit limit) {
        TooManyRequests.unless(rateLimits.hit(key, limit.max(), limit.window(), clock.instant()));
    }

    /** Whether the password is the account's. Without an account the same work is done, and the answer is no. */
    boolean matches(String password, Optional<Account> account) {
        @Nullable String hash = account.map(Account::password).orElse(null);
        boolean matches = hasher.matches(password, hash == null ? nobodysHash : hash);
        if (!matches && hash != null && hasher.isOutdated(hash)) {
            // A cheaper hash, or one in a form that is not known, must not answer faster than no account at all.
            hasher.matches(password, nobodysHash);
        }
        return matches && hash != null;
    }

    String hash(String password) {
        return hasher.hash(password);
    }

    boolean isOutdated(String hash) {
        return hasher.isOutdated(hash);
    }

    /** Addresses don't belong into a table of counters. */
    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-256.", impossible);
        }
    }
}
