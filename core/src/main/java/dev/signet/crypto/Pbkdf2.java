package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018) with HMAC-SHA256 by the JDK. It is written as a PHC string,
 * {@code $pbkdf2-sha256$i=600000,l=32$<salt>$<key>}, in base64 without padding. Three other forms are read: passlib's
 * ({@code $pbkdf2-sha256$29000$<salt>$<key>}, where a dot stands for the plus), Django's
 * ({@code pbkdf2_sha256$600000$<salt as text>$<key>}), and Spring Security's ({@code {pbkdf2@SpringSecurity_v5_8}<hex>}).
 */
final class Pbkdf2 implements HashForm {

    /** About half a second. Django 6 asks for 1.2 million. */
    static final int MAX_ITERATIONS = 2_000_000;

    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int MEMORY = 1;
    private static final int SPRING_ITERATIONS = 310_000;

    private static final String COUNT = "([1-9][0-9]{0,8})";
    private static final String KEY = "([A-Za-z0-9+/]{43})";
    private static final Pattern PHC = Pattern.compile("\\$pbkdf2-sha256\\$(?:i=" + COUNT + ",l=32|" + COUNT
            + ")\\$([A-Za-z0-9+/.]{11,86})\\$([A-Za-z0-9+/.]{43})");
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_sha256\\$" + COUNT + "\\$([^$\\s]{1,128})\\$" + KEY + "=");
    private static final Pattern SPRING = Pattern.compile("\\{pbkdf2@SpringSecurity_v5_8}([0-9a-f]{32})([0-9a-f]{64})");

    private final int iterations;
    private final Tokens tokens;

    Pbkdf2(int iterations, Tokens tokens) {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException(
                    "PBKDF2 can't work with " + iterations + " iterations: at most " + MAX_ITERATIONS + ".");
        }
        this.iterations = iterations;
        this.tokens = tokens;
    }

    @Override
    public int memory() {
        return MEMORY;
    }

    @Override
    public String hash(byte[] password) {
        byte[] salt = tokens.bytes(SALT_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-sha256$i=" + iterations + ",l=" + KEY_BYTES + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, iterations));
    }

    @Override
    public Optional<StoredHash> read(String encoded) {
        try {
            return readPhc(encoded).or(() -> readDjango(encoded)).or(() -> readSpring(encoded));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isCurrent(String encoded) {
        Matcher form = PHC.matcher(encoded);
        return form.matches() && form.group(1) != null && Integer.parseInt(form.group(1)) >= iterations;
    }

    private static Optional<StoredHash> readPhc(String encoded) {
        Matcher form = PHC.matcher(encoded);
        if (!form.matches()) {
            return Optional.empty();
        }
        String count = form.group(1) == null ? form.group(2) : form.group(1);
        return stored(Integer.parseInt(count), base64(form.group(3)), base64(form.group(4)));
    }

    private static Optional<StoredHash> readDjango(String encoded) {
        Matcher form = DJANGO.matcher(encoded);
        return form.matches()
                ? stored(
                        Integer.parseInt(form.group(1)),
                        form.group(2).getBytes(StandardCharsets.UTF_8),
                        base64(form.group(3)))
                : Optional.empty();
    }

    private static Optional<StoredHash> readSpring(String encoded) {
        Matcher form = SPRING.matcher(encoded);
        return form.matches()
                ? stored(
                        SPRING_ITERATIONS,
                        HexFormat.of().parseHex(form.group(1)),
                        HexFormat.of().parseHex(form.group(2)))
                : Optional.empty();
    }

    private static Optional<StoredHash> stored(int count, byte[] salt, byte[] key) {
        return count > MAX_ITERATIONS
                ? Optional.empty()
                : Optional.of(StoredHash.of("pbkdf2 " + count, MEMORY, key, password -> derive(password, salt, count)));
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text.replace('.', '+'));
    }

    private static byte[] derive(byte[] password, byte[] salt, int iterations) {
        char[] text = new String(password, StandardCharsets.UTF_8).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(text, salt, iterations, KEY_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK lacks PBKDF2WithHmacSHA256.", impossible);
        } finally {
            spec.clearPassword();
            Arrays.fill(text, '\0');
        }
    }
}
