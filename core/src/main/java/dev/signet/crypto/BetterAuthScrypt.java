package dev.signet.crypto;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) as Better Auth stores it: {@code <salt>:<key>} in lower-case hex, with N=16384, r=16, p=1 and a key of
 * 64 bytes. What goes into scrypt as salt is the text of the 32 hex digits, not the 16 bytes behind it. There are no
 * parameters in the hash.
 */
final class BetterAuthScrypt implements HashForm {

    private static final int N = 16_384;
    private static final int R = 16;
    private static final int P = 1;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 64;
    private static final int MEMORY = 128 * N * R / 1024;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}:[0-9a-f]{128}");

    private final Tokens tokens;

    BetterAuthScrypt(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int memory() {
        return MEMORY;
    }

    @Override
    public String hash(byte[] password) {
        String salt = HexFormat.of().formatHex(tokens.bytes(SALT_BYTES));
        return salt + ":" + HexFormat.of().formatHex(derive(password, salt));
    }

    @Override
    public Optional<StoredHash> read(String encoded) {
        if (!isCurrent(encoded)) {
            return Optional.empty();
        }
        String salt = encoded.substring(0, 2 * SALT_BYTES);
        byte[] key = HexFormat.of().parseHex(encoded.substring(2 * SALT_BYTES + 1));
        return Optional.of(StoredHash.of("scrypt", MEMORY, key, password -> derive(password, salt)));
    }

    @Override
    public boolean isCurrent(String encoded) {
        return FORM.matcher(encoded).matches();
    }

    private static byte[] derive(byte[] password, String salt) {
        return SCrypt.generate(password, salt.getBytes(StandardCharsets.US_ASCII), N, R, P, KEY_BYTES);
    }
}
