package dev.signet.options;

/**
 * Passwords.
 *
 * @param minLength in UTF-16 units; 8 unless set
 * @param maxLength in UTF-16 units; 128 unless set
 * @param hash how they are hashed
 * @param queue how many hashes may wait for a processor before a sign-in is answered 503; 64 unless set
 * @param breached whether new ones are looked up among leaked ones
 */
public record PasswordOptions(int minLength, int maxLength, HashOptions hash, int queue, BreachOptions breached) {

    /** What holds when nothing is set. */
    public static final PasswordOptions DEFAULTS =
            new PasswordOptions(8, 128, HashOptions.DEFAULTS, 64, BreachOptions.DEFAULTS);

    /** Checks the bounds. */
    public PasswordOptions {
        Checks.between("signet.password.min-length", minLength, 1, maxLength);
        Checks.between("signet.password.max-length", maxLength, 64, 4096);
        Checks.between("signet.password.queue", queue, 1, 10_000);
    }
}
