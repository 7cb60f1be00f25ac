package dev.signet.benchmarks.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Makes compact tokens with nothing but the JDK, so that no contender reads what it wrote itself. */
final class SampleTokens {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String algorithmName;
    private final Primitive primitive;

    SampleTokens(KeyMaterial key) throws GeneralSecurityException {
        this(key, key.algorithm().wireName());
    }

    SampleTokens(KeyMaterial key, String algorithmName) throws GeneralSecurityException {
        this.algorithmName = algorithmName;
        this.primitive = Primitive.ofJdk(key);
    }

    /** As many good tokens as there are accounts. */
    String[] all() throws GeneralSecurityException {
        String[] tokens = new String[Account.COUNT];
        List<Account> accounts = Account.all();
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = good(accounts.get(i));
        }
        return tokens;
    }

    /** A token that every contender accepts: valid from one minute ago. */
    String good(Account account) throws GeneralSecurityException {
        return sign(header(), account.payload(Account.ISSUER, Account.AUDIENCE, minuteAgo()));
    }

    String header() {
        return header(algorithmName, KeyMaterial.KID);
    }

    static String header(String algorithm, String kid) {
        return "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm, kid);
    }

    static Instant minuteAgo() {
        return Instant.now().minusSeconds(60);
    }

    String sign(String header, String payload) throws GeneralSecurityException {
        String input = BASE64URL.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + BASE64URL.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        byte[] signature = primitive.sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + '.' + BASE64URL.encodeToString(signature);
    }

    static byte[] signingInput(String token) {
        return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    /** The token with one bit of its signature changed. */
    static String forged(String token) {
        byte[] signature = signature(token);
        signature[signature.length / 2] ^= 1;
        return token.substring(0, token.lastIndexOf('.') + 1) + BASE64URL.encodeToString(signature);
    }
}
