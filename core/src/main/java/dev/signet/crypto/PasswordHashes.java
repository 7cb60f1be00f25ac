package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes hashes in one form, and checks those of all: bcrypt, Better Auth's scrypt, Argon2id and PBKDF2, each of them as
 * Spring Security's {@code DelegatingPasswordEncoder} marks it too. What is not in the configured form is outdated, and
 * replaced at the next sign-in.
 *
 * <p>Passwords are normalised by NFKC, as Better Auth does. Other systems take them as they come; so a password that NFKC
 * changes is tried as it was typed, too. That never matches a hash that was made here. Thread-safe.
 */
public final class PasswordHashes implements PasswordHasher {

    /** The marks before forms that are read without them as well. */
    private static final Pattern SPRING_MARK = Pattern.compile("\\{(bcrypt|argon2(@SpringSecurity_v5_8)?)}(?=\\$)");

    private final HashForm configured;
    private final MemoryBudget budget;
    private final List<HashForm> known;

    private PasswordHashes(HashForm configured, Tokens tokens, MemoryBudget budget) {
        this.configured = configured;
        this.budget = budget;
        // Those that are only read come at their least cost, which bounds nothing but what they would make.
        this.known = List.of(
                configured,
                new Bcrypt(4, tokens),
                new BetterAuthScrypt(tokens),
                new Argon2id(8, 1, tokens),
                new Pbkdf2(1, tokens));
        if (!budget.allows(configured.memory())) {
            throw new IllegalArgumentException("signet.password.algorithm needs more memory for one hash than half of"
                    + " the heap. Give the process more by -Xmx, or choose a smaller memory or bcrypt.");
        }
    }

    /**
     * New hashes are by bcrypt.
     *
     * @param cost from 4 (tests) to 20; the work doubles with each step
     */
    public static PasswordHashes bcrypt(int cost, Tokens tokens, MemoryBudget budget) {
        return new PasswordHashes(new Bcrypt(cost, tokens), tokens, budget);
    }

    /** New hashes are by scrypt, in Better Auth's form, which it can check as well. */
    public static PasswordHashes scrypt(Tokens tokens, MemoryBudget budget) {
        return new PasswordHashes(new BetterAuthScrypt(tokens), tokens, budget);
    }

    /**
     * New hashes are by Argon2id with one lane.
     *
     * @param memory in KiB
     */
    public static PasswordHashes argon2id(int memory, int iterations, Tokens tokens, MemoryBudget budget) {
        return new PasswordHashes(new Argon2id(memory, iterations, tokens), tokens, budget);
    }

    /** New hashes are by PBKDF2 with HMAC-SHA256. */
    public static PasswordHashes pbkdf2(int iterations, Tokens tokens, MemoryBudget budget) {
        return new PasswordHashes(new Pbkdf2(iterations, tokens), tokens, budget);
    }

    @Override
    public String hash(String password) {
        return budget.within(configured.memory(), () -> configured.hash(normalised(password)));
    }

    @Override
    public boolean matches(String password, String encoded) {
        return read(encoded)
                .filter(hash -> budget.within(hash.memory(), () -> matches(password, hash)))
                .isPresent();
    }

    @Override
    public boolean isOutdated(String encoded) {
        return read(encoded).isEmpty() || !configured.isCurrent(encoded);
    }

    @Override
    public String work(String encoded) {
        return read(encoded).map(StoredHash::work).orElse("");
    }

    private Optional<StoredHash> read(String encoded) {
        String plain = SPRING_MARK.matcher(encoded).lookingAt() ? encoded.substring(encoded.indexOf('}') + 1) : encoded;
        return known.stream()
                .flatMap(form -> form.read(plain).stream())
                .findFirst()
                .filter(hash -> budget.allows(hash.memory()));
    }

    private static boolean matches(String password, StoredHash hash) {
        byte[] normalised = normalised(password);
        byte[] typed = password.getBytes(StandardCharsets.UTF_8);
        return hash.check().matches(normalised)
                || (!Arrays.equals(normalised, typed) && hash.check().matches(typed));
    }

    private static byte[] normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
