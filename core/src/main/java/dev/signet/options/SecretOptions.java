package dev.signet.options;

import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.SecretRules;
import dev.signet.crypto.VersionedSecret;
import java.util.List;

/**
 * The two kinds of secrets. They differ, so that a back end that can verify a token can't forge a session. Of each kind the
 * first makes what is new; the others, which it has replaced, are accepted.
 *
 * @param masters {@code SIGNET_SECRET}: sign cookies, and are the roots of derived keys
 * @param tokens {@code SIGNET_JWT_SECRET}: sign access tokens by HS256; back ends that verify them share them
 */
public record SecretOptions(List<VersionedSecret> masters, List<VersionedSecret> tokens) {

    /** The name of the first kind in the environment. */
    public static final String MASTER_VARIABLE = "SIGNET_SECRET";

    /** The name of the second kind in the environment. */
    public static final String TOKEN_VARIABLE = "SIGNET_JWT_SECRET";

    /**
     * Checks all of them.
     *
     * @throws IllegalArgumentException naming the variable and a command that makes a good secret
     */
    public SecretOptions {
        masters = List.copyOf(masters);
        tokens = List.copyOf(tokens);
        if (masters.isEmpty() || tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    SecretRules.missing(masters.isEmpty() ? MASTER_VARIABLE : TOKEN_VARIABLE));
        }
        masters.forEach(secret -> SecretRules.check(MASTER_VARIABLE, secret.value()));
        tokens.forEach(secret -> SecretRules.check(TOKEN_VARIABLE, secret.value()));
        List<String> verifying = tokens.stream().map(VersionedSecret::value).toList();
        if (masters.stream().map(VersionedSecret::value).anyMatch(verifying::contains)) {
            throw new IllegalArgumentException(MASTER_VARIABLE + " and " + TOKEN_VARIABLE + " are the same. A back end"
                    + " that verifies tokens could forge sessions: give " + TOKEN_VARIABLE + " a value of its own. "
                    + SecretRules.COMMAND);
        }
    }

    /** One of each kind, of which none has been replaced yet. */
    public SecretOptions(String master, String token) {
        this(List.of(VersionedSecret.alone(master)), List.of(VersionedSecret.alone(token)));
    }

    /** The current master secret. */
    public String master() {
        return masters.get(0).value();
    }

    /** The current token secret. */
    public String token() {
        return tokens.get(0).value();
    }

    /** The master secrets as key material. */
    public MasterSecret masterSecret() {
        return new MasterSecret(masters);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "SecretOptions[…]";
    }
}
