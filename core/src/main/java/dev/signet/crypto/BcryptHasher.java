package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt by Bouncy Castle, in the common {@code $2b$} form. Passwords are normalised by NFKC, as Better Auth does.
 *
 * <p>bcrypt reads 72 bytes at the most, and a NUL ends its input. A password that is longer, or holds a NUL, is put
 * through HMAC-SHA384 first; its hash carries the mark {@code {hmac-sha384}}. So nothing is cut off silently
 * (CVE-2025-22228), and hashes of ordinary passwords stay portable.
 */
public final class BcryptHasher implements PasswordHasher {

    /** OWASP's floor is 10; 12 is the default of this engine. */
    public static final int DEFAULT_COST = 12;

    private static final int MIN_COST = 4;
    private static final int MAX_COST = 20;
    private static final int SALT_BYTES = 16;
    private static final int MAX_BYTES = 72;
    private static final String PREHASHED = "{hmac-sha384}";
    private static final byte[] PREHASH_KEY = "signet:bcrypt-prehash:v1".getBytes(StandardCharsets.UTF_8);

    private final int cost;
    private final Tokens tokens;

    /**
     * Hashes with this cost.
     *
     * @param cost from 4 (tests) to 20; the work doubles with each step
     */
    public BcryptHasher(int cost, Tokens tokens) {
        if (cost < MIN_COST || cost > MAX_COST) {
            throw new IllegalArgumentException("The bcrypt cost is " + cost + "; it must be from 4 to 20.");
        }
        this.cost = cost;
        this.tokens = tokens;
    }

    @Override
    public String hash(String password) {
        byte[] bytes = normalised(password);
        return needsPrehash(bytes) ? PREHASHED + bcrypt(prehash(bytes)) : bcrypt(bytes);
    }

    @Override
    public boolean matches(String password, String encoded) {
        byte[] bytes = normalised(password);
        boolean prehashed = encoded.startsWith(PREHASHED);
        // The work is done even when the forms differ: time must not tell why a password is wrong.
        byte[] input = needsPrehash(bytes) ? prehash(bytes) : bytes;
        boolean equal = check(prehashed ? encoded.substring(PREHASHED.length()) : encoded, input);
        return equal && prehashed == needsPrehash(bytes);
    }

    @Override
    public boolean isOutdated(String encoded) {
        String bcrypt = encoded.startsWith(PREHASHED) ? encoded.substring(PREHASHED.length()) : encoded;
        return !bcrypt.matches("\\$2[aby]\\$[0-9]{2}\\$.*") || Integer.parseInt(bcrypt.substring(4, 6)) < cost;
    }

    private String bcrypt(byte[] input) {
        return OpenBSDBCrypt.generate("2b", input, tokens.bytes(SALT_BYTES), cost);
    }

    private static boolean check(String encoded, byte[] input) {
        try {
            return OpenBSDBCrypt.checkPassword(encoded, input);
        } catch (RuntimeException unknownForm) {
            return false;
        }
    }

    private static byte[] normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
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
