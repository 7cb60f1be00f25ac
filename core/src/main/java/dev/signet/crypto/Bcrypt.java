package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt by Bouncy Castle, in the common {@code $2b$} form.
 *
 * <p>bcrypt reads 72 bytes at the most, and a NUL ends its input. A password that is longer, or holds a NUL, is put
 * through HMAC-SHA384 first; its hash carries the mark {@code {hmac-sha384}}. So nothing is cut off silently
 * (CVE-2025-22228), and hashes of ordinary passwords stay portable.
 */
final class Bcrypt implements HashForm {

    private static final int MIN_COST = 4;
    private static final int MAX_COST = 20;

    /** A stored hash may cost this much, or what is configured if that is more: about three seconds. */
    private static final int MAX_STORED_COST = 16;

    private static final int SALT_BYTES = 16;
    private static final int MAX_BYTES = 72;
    private static final int MEMORY = 5;
    private static final String PREHASHED = "{hmac-sha384}";
    private static final byte[] PREHASH_KEY = "signet:bcrypt-prehash:v1".getBytes(StandardCharsets.UTF_8);
    private static final Pattern FORM =
            Pattern.compile("(\\Q" + PREHASHED + "\\E)?(\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53})");

    private final int cost;
    private final Tokens tokens;

    Bcrypt(int cost, Tokens tokens) {
        if (cost < MIN_COST || cost > MAX_COST) {
            throw new IllegalArgumentException("The bcrypt cost is " + cost + "; it must be from 4 to 20.");
        }
        this.cost = cost;
        this.tokens = tokens;
    }

    @Override
    public int memory() {
        return MEMORY;
    }

    @Override
    public String hash(byte[] password) {
        return needsPrehash(password) ? PREHASHED + bcrypt(prehash(password)) : bcrypt(password);
    }

    @Override
    public Optional<StoredHash> read(String encoded) {
        Matcher form = FORM.matcher(encoded);
        if (!form.matches() || costOf(form) < MIN_COST || costOf(form) > Math.max(cost, MAX_STORED_COST)) {
            return Optional.empty();
        }
        boolean prehashed = form.group(1) != null;
        String hash = form.group(2);
        return Optional.of(
                new StoredHash("bcrypt " + costOf(form), MEMORY, password -> check(hash, prehashed, password)));
    }

    @Override
    public boolean isCurrent(String encoded) {
        Matcher form = FORM.matcher(encoded);
        return form.matches() && costOf(form) >= cost;
    }

    private static int costOf(Matcher form) {
        return Integer.parseInt(form.group(3));
    }

    private String bcrypt(byte[] input) {
        return OpenBSDBCrypt.generate("2b", input, tokens.bytes(SALT_BYTES), cost);
    }

    private static boolean check(String hash, boolean prehashed, byte[] password) {
        // The work is done even when the forms differ: time must not tell why a password is wrong.
        byte[] input = needsPrehash(password) ? prehash(password) : password;
        boolean equal = OpenBSDBCrypt.checkPassword(hash, input);
        return equal && prehashed == needsPrehash(password);
    }

    private static boolean needsPrehash(byte[] bytes) {
        boolean holdsNul = false;
        for (byte b : bytes) {
            holdsNul |= b == 0;
        }
        return bytes.length > MAX_BYTES || holdsNul;
    }

    private static byte[] prehash(byte[] bytes) {
        return Base64.getEncoder().encode(Hmac.compute("HmacSHA384", PREHASH_KEY, bytes));
    }
}
