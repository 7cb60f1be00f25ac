package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HS256, HS384 or HS512 with one secret (RFC 2104). The hash is the JDK's. The two states behind the padded key are
 * made once and copied for each MAC, which saves two of the rounds that {@code javax.crypto.Mac} repeats each time.
 */
final class Hmac implements SignatureCheck, SignatureMaker {
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5C;

    private final Start inner;
    private final Start outer;

    /**
     * A primitive for a secret of the application.
     *
     * @throws IllegalArgumentException if {@link KeyRules} refuse the secret
     */
    Hmac(JwsAlgorithm algorithm, byte[] secret) {
        String hash = "SHA-" + algorithm.hashBytes() * 8;
        int block = algorithm.hashBytes() == 32 ? 64 : 128;
        byte[] strong = KeyRules.requireStrongSecret(algorithm, secret);
        byte[] key = Arrays.copyOf(strong.length > block ? digest(hash).digest(strong) : strong, block);
        this.inner = new Start(hash, key, INNER_PAD);
        this.outer = new Start(hash, key, OUTER_PAD);
    }

    @Override
    public boolean matches(byte[] data, int length, byte[] signature) {
        // Constant time: how many bytes were right must not be measurable.
        return MessageDigest.isEqual(sign(data, length), signature);
    }

    @Override
    public boolean matches(CompactToken token) {
        return token.isSignature(sign(token.bytes(), token.signedLength()));
    }

    @Override
    public byte[] sign(byte[] data, int length) {
        MessageDigest first = inner.copy();
        first.update(data, 0, length);
        MessageDigest second = outer.copy();
        second.update(first.digest());
        return second.digest();
    }

    @Override
    public int signatureLength() {
        return inner.state.getDigestLength();
    }

    @Override
    public String provider() {
        return inner.state.getProvider().getName();
    }

    private static MessageDigest digest(String hash) {
        try {
            return MessageDigest.getInstance(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + hash, e);
        }
    }

    /** A hash behind its first block. The state is only ever copied, so threads may share it. */
    private static final class Start {
        private final String hash;
        private final byte[] block;
        private final MessageDigest state;

        Start(String hash, byte[] key, byte pad) {
            this.hash = hash;
            this.block = key.clone();
            for (int i = 0; i < block.length; i++) {
                block[i] ^= pad;
            }
            this.state = begun();
        }

        MessageDigest copy() {
            try {
                return (MessageDigest) state.clone();
            } catch (CloneNotSupportedException e) {
                // Some providers of hardware modules cannot copy a state.
                return begun();
            }
        }

        private MessageDigest begun() {
            MessageDigest begun = digest(hash);
            begun.update(block);
            return begun;
        }
    }
}
