package dev.signet.feature.emailpassword;

import dev.signet.crypto.PasswordHasher;
import dev.signet.engine.Call;
import dev.signet.engine.CoreError;
import dev.signet.engine.ErrorCode;
import dev.signet.engine.Services;
import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.options.PasswordOptions;
import java.util.Optional;

/** The rules of passwords: how long they are, what they may be, how they are checked. Thread-safe. */
final class Passwords {

    /** What {@link #checkNew} answers. */
    static final ErrorCode[] REFUSALS = {
        CoreError.PASSWORD_TOO_SHORT,
        CoreError.PASSWORD_TOO_LONG,
        EmailPasswordError.PASSWORD_TOO_COMMON,
        EmailPasswordError.PASSWORD_TOO_PERSONAL,
        EmailPasswordError.PASSWORD_COMPROMISED
    };

    private final PasswordOptions options;
    private final BreachedPasswords breached;
    private final PasswordHasher hasher;
    private final EqualWork accounts;
    private final EqualWork signUps;
    private final Tries tries;
    private final String nobodysHash;

    Passwords(Services services) {
        this.options = services.options().password();
        this.breached = new BreachedPasswords(options.breached(), services.http());
        this.hasher = services.passwords();
        this.tries = new Tries(services);
        this.nobodysHash = hasher.hash(services.tokens().id());
        this.accounts = new EqualWork(hasher, services.clock(), nobodysHash);
        this.signUps = new EqualWork(hasher, services.clock(), nobodysHash);
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

    /** Lets a password of a legal length pass: the part of {@link #checkNew} that needs no owner. */
    void checkLength(String password) {
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
     * Counts a try to sign in to an account, before its password is checked; see {@link Tries}.
     *
     * @throws dev.signet.engine.AuthException 429 with the time to wait
     */
    void spendTry(String email, Call call) {
        tries.spend(email, call);
    }

    /**
     * Counts a try of somebody who is signed in, before the password is checked.
     *
     * @throws dev.signet.engine.AuthException 429 with the time to wait
     */
    void spendTry(Call call) {
        tries.spend(call);
    }

    /** Makes this browser a known one, because its owner has signed in or set the password in it. */
    void remember(User owner, Call call) {
        tries.succeeded(owner, call);
    }

    /** Whether the password is the account's. If not, or without an account, the same work is done for all. */
    boolean matches(String password, Optional<Account> account) {
        String hash = account.map(Account::password).orElse(nobodysHash);
        boolean matches = accounts.check(password, hash) && !hash.equals(nobodysHash);
        if (!matches) {
            accounts.complete(password, hash);
        }
        return matches;
    }

    /** Does the rest of the work of a refusal after {@link #matches} was true: whoever is refused for another reason. */
    void completeWork(String password, Account account) {
        String hash = account.password();
        if (hash != null) {
            accounts.complete(password, hash);
        }
    }

    /** Whether this hash of a sign-up is the password's. The same work is done for every one, and without one. */
    boolean isOfSignUp(String password, Optional<String> signUp) {
        String hash = signUp.orElse(nobodysHash);
        boolean matches = signUps.check(password, hash) && signUp.isPresent();
        signUps.complete(password, hash);
        return matches;
    }

    String hash(String password) {
        return hasher.hash(password);
    }

    boolean isOutdated(String hash) {
        return hasher.isOutdated(hash);
    }
}
