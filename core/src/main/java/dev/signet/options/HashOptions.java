package dev.signet.options;

/**
 * How passwords are hashed. Hashes of every algorithm are verified; one in another form, or a weaker one, is replaced at
 * the next sign-in.
 *
 * @param algorithm bcrypt unless set
 * @param bcryptCost from 4 (tests) to 20; 12 unless set
 * @param argon2Memory in KiB, from 8 (tests) to 131072; 19456 unless set
 * @param argon2Iterations 2 unless set; memory times iterations is 1048576 at the most
 * @param pbkdf2Iterations from 1 (tests) to 2000000; 600000 unless set
 */
public record HashOptions(
        Algorithm algorithm, int bcryptCost, int argon2Memory, int argon2Iterations, int pbkdf2Iterations) {

    /** What makes a hash of a password. */
    public enum Algorithm {
        /** bcrypt, with HMAC-SHA384 before it where a password is longer than bcrypt reads. */
        BCRYPT,
        /** Argon2id as a PHC string (RFC 9106). */
        ARGON2ID,
        /** scrypt in Better Auth's form: for a Better Auth that goes on signing in people on the same database. */
        SCRYPT,
        /** PBKDF2 with HMAC-SHA256 as a PHC string (RFC 8018). */
        PBKDF2
    }

    /** What holds when nothing is set; the numbers are OWASP's. */
    public static final HashOptions DEFAULTS = new HashOptions(Algorithm.BCRYPT, 12, 19_456, 2, 600_000);

    private static final int MAX_ARGON2_WORK = 1_048_576;

    /** Checks the bounds. */
    public HashOptions {
        Checks.between("signet.password.bcrypt-cost", bcryptCost, 4, 20);
        Checks.between("signet.password.argon2-memory", argon2Memory, 8, 131_072);
        Checks.between("signet.password.argon2-iterations", argon2Iterations, 1, MAX_ARGON2_WORK / argon2Memory);
        Checks.between("signet.password.pbkdf2-iterations", pbkdf2Iterations, 1, 2_000_000);
    }

    /** bcrypt at this cost. */
    public static HashOptions bcrypt(int cost) {
        return new HashOptions(
                Algorithm.BCRYPT, cost, DEFAULTS.argon2Memory, DEFAULTS.argon2Iterations, DEFAULTS.pbkdf2Iterations);
    }
}
