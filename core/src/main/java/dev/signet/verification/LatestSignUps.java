package dev.signet.verification;

import dev.signet.crypto.Sha256;
import dev.signet.engine.Services;
import dev.signet.model.Verification;
import dev.signet.onetime.OneTimeTokens;
import java.time.Duration;
import java.util.Optional;

/**
 * The passwords with which somebody last signed up under an address that was taken, where that is answered as if it had been
 * free. Whoever then signs in with the password must be answered as if the account were theirs and its address not proved:
 * otherwise the second answer would tell what the first one hides. Thread-safe.
 */
public final class LatestSignUps {

    /** Long enough that nobody waits for it, and short enough for a column that ends in 2038. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final OneTimeTokens oneTime;

    /** Keeps them with what is good for one use. */
    public LatestSignUps(Services services) {
        this.oneTime = services.oneTime();
    }

    /** An account was made: what was kept of this address is over. The second statement is that of {@link #taken}. */
    public void free(String email) {
        keep(email, "", Duration.ZERO);
    }

    /** The address was taken: keeps this hash in place of any earlier one. */
    public void taken(String email, String hash) {
        keep(email, hash, KEPT);
        // A free address had one more write before: that of the account.
        oneTime.keep(identifier(email), "", Duration.ZERO);
    }

    /** The hash of the password, if there was such a sign-up since the account was made. */
    public Optional<String> find(String email) {
        return oneTime.peek(identifier(email)).map(Verification::value);
    }

    /** The owner has set another password by a link of the mailbox: what was kept is of no more use. */
    public void forget(String email) {
        Optional<Verification> unused = oneTime.consume(identifier(email));
    }

    private void keep(String email, String hash, Duration lifetime) {
        String identifier = identifier(email);
        Optional<Verification> unused = oneTime.consume(identifier);
        oneTime.keep(identifier, hash, lifetime);
    }

    /** Of a fixed length, whatever the address; columns are short. */
    private static String identifier(String email) {
        return "sign-up:" + Sha256.hex(email);
    }
}
