package dev.signet.crypto;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) by Bouncy Castle, as a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<key>}, in base64
 * without padding.
 */
final class Argon2id implements HashForm {

    /** 128 MiB; Django asks for 100, PHP for 64. */
    static final int MAX_MEMORY = 131_072;

    /** Memory times iterations, 1 GiB: about a second. */
    static final int MAX_WORK = 1_048_576;

    private static final int MAX_LANES = 16;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=(16|19)\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),"
                    + "p=([1-9][0-9]{0,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private record Cost(int memory, int iterations, int lanes) {

        boolean isWithinBounds() {
            return lanes <= MAX_LANES
                    && memory >= 8 * lanes
                    && memory <= MAX_MEMORY
                    && (long) memory * iterations <= MAX_WORK;
        }
    }

    private final Cost cost;
    private final Tokens tokens;

    /** Makes hashes of one lane. */
    Argon2id(int memory, int iterations, Tokens tokens) {
        this.cost = new Cost(memory, iterations, 1);
        this.tokens = tokens;
        if (!cost.isWithinBounds()) {
            throw new IllegalArgumentException("Argon2id can't work with " + memory + " KiB and " + iterations
                    + " iterations: at most " + MAX_MEMORY + " KiB, and " + MAX_WORK + " KiB times iterations.");
        }
    }

    @Override
    public int memory() {
        return cost.memory();
    }

    @Override
    public String hash(byte[] password) {
        byte[] salt = tokens.bytes(SALT_BYTES);
        byte[] key = derive(password, salt, cost, Argon2Parameters.ARGON2_VERSION_13, KEY_BYTES);
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.iterations() + ",p=1$" + base64(salt) + "$"
                + base64(key);
    }

    @Override
    public Optional<StoredHash> read(String encoded) {
        Matcher form = FORM.matcher(encoded);
        if (!form.matches() || !costOf(form).isWithinBounds()) {
            return Optional.empty();
        }
        Cost stored = costOf(form);
        int version = Integer.parseInt(form.group(1));
        try {
            byte[] salt = Base64.getDecoder().decode(form.group(5));
            byte[] key = Base64.getDecoder().decode(form.group(6));
            return Optional.of(StoredHash.of(
                    "argon2id " + stored,
                    stored.memory(),
                    key,
                    password -> derive(password, salt, stored, version, key.length)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isCurrent(String encoded) {
        Matcher form = FORM.matcher(encoded);
        if (!form.matches()) {
            return false;
        }
        Cost stored = costOf(form);
        return form.group(1).equals("19")
                && stored.memory() >= cost.memory()
                && stored.iterations() >= cost.iterations();
    }

    private static Cost costOf(Matcher form) {
        return new Cost(
                Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)), Integer.parseInt(form.group(4)));
    }

    private static byte[] derive(byte[] password, byte[] salt, Cost cost, int version, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(version)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] key = new byte[length];
        generator.generateBytes(password, key);
        return key;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
