package dev.signet.options;

import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.SecretRules;

/**
 * The two secrets. They differ, so that a back end that can verify a token can't forge a session.
 *
 * @param master {@code SIGNET_SECRET}: signs cookies, and is the root of derived keys
 * @param token {@code SIGNET_JWT_SECRET}: signs access tokens by HS256; back ends that verify them share it
 */
public record SecretOptions(String master, String token) {

    /** The name of the first one in the environment. */
    public static final String MASTER_VARIABLE = "SIGNET_SECRET";

    /** The name of the second one in the environment. */
    public static final String TOKEN_VARIABLE = "SIGNET_JWT_SECRET";

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException naming the variable and a command that makes a good secret
     */
    public SecretOptions {
        SecretRules.check(MASTER_VARIABLE, master);
        SecretRules.check(TOKEN_VARIABLE, token);
        if (master.equals(token)) {
            throw new IllegalArgumentException(MASTER_VARIABLE + " and " + TOKEN_VARIABLE + " are the same. A back end"
                    + " that verifies tokens could forge sessions: give " + TOKEN_VARIABLE + " a value of its own. "
                    + SecretRules.COMMAND);
        }
    }

    /** The master secret as key material. */
    public MasterSecret masterSecret() {
        return new MasterSecret(master);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "SecretOptions[…]";
    }
}
