package dev.signet.jwt;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The two forms of an ECDSA signature: r and s of fixed length side by side, as in a JWS (RFC 7518 section 3.4), and
 * the DER sequence {@code Ecdsa-Sig-Value} (RFC 3279 section 2.2.3), for a provider that has no other.
 */
record EcdsaDer(int scalarBytes) {
    /** What the JDK adds to the name of an ECDSA algorithm whose signatures have the fixed form. */
    static final String P1363_NAME = "inP1363Format";

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LONG_LENGTH = 0x81;

    /** From the fixed form to DER. */
    byte[] encode(byte[] signature) {
        byte[] r = new BigInteger(1, signature, 0, scalarBytes).toByteArray();
        byte[] s = new BigInteger(1, signature, scalarBytes, scalarBytes).toByteArray();
        int content = 4 + r.length + s.length;
        ByteBuffer der = ByteBuffer.allocate(content < 0x80 ? 2 + content : 3 + content);
        der.put((byte) SEQUENCE);
        if (content >= 0x80) {
            der.put((byte) LONG_LENGTH);
        }
        der.put((byte) content);
        der.put((byte) INTEGER).put((byte) r.length).put(r);
        der.put((byte) INTEGER).put((byte) s.length).put(s);
        return der.array();
    }

    /**
     * From DER to the fixed form. Only for what a provider has made, never for bytes from outside.
     *
     * @throws IllegalStateException if it is not the DER of two numbers
     */
    byte[] decode(byte[] der) {
        int start = 2 + ((der[1] & 0xff) == LONG_LENGTH ? 1 : 0);
        int rLength = der[start + 1];
        int sStart = start + 2 + rLength;
        int sLength = der[sStart + 1];
        byte[] signature = new byte[2 * scalarBytes];
        put(Arrays.copyOfRange(der, start + 2, sStart), signature, scalarBytes);
        put(Arrays.copyOfRange(der, sStart + 2, sStart + 2 + sLength), signature, 2 * scalarBytes);
        if (!Arrays.equals(der, encode(signature))) {
            throw new IllegalStateException("The provider made a signature that is no DER");
        }
        return signature;
    }

    private static void put(byte[] integer, byte[] target, int end) {
        byte[] magnitude = integer[0] == 0 ? Arrays.copyOfRange(integer, 1, integer.length) : integer;
        System.arraycopy(magnitude, 0, target, end - magnitude.length, magnitude.length);
    }
}
