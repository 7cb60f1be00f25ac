package dev.signet.interop;

import dev.signet.interop.TestKey.Family;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Makes other signatures out of a good one. */
final class SignatureForge {
    /** The order of the base point of Ed25519 (RFC 8032 section 5.1). */
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final RandomGenerator random;
    private final TestKey key;
    private final BigInteger order;

    SignatureForge(RandomGenerator random, TestKey key) throws GeneralSecurityException {
        this.random = random;
        this.key = key;
        this.order = switch (key.family()) {
            case HMAC -> BigInteger.ONE;
            case RSA -> ((RSAPublicKey) key.publicKey()).getModulus();
            case EC -> ((ECPublicKey) key.publicKey()).getParams().getOrder();
            case ED25519 -> ED25519_ORDER;
        };
    }

    /** Another signature; among them is {@code s' = n - s} of ECDSA, which is mathematically as good. */
    byte[] other(byte[] good) {
        return switch (random.nextInt(11)) {
            case 0 -> new byte[good.length];
            case 1 -> Arrays.copyOf(good, good.length - 1 - random.nextInt(good.length - 1));
            case 2 -> Arrays.copyOf(good, good.length + 1 + random.nextInt(4));
            case 3 -> padded(good);
            case 4 -> new byte[0];
            case 5 -> reversed(good);
            case 6 -> flipped(good);
            default -> ofFamily(good);
        };
    }

    private byte[] ofFamily(byte[] good) {
        int half = good.length / 2;
        byte[] first = Arrays.copyOf(good, half);
        byte[] second = Arrays.copyOfRange(good, half, good.length);
        if (key.family() == Family.EC) {
            BigInteger r = new BigInteger(1, first);
            BigInteger s = new BigInteger(1, second);
            return switch (random.nextInt(7)) {
                case 0 -> join(first, bytes(order.subtract(s), half));
                case 1 -> join(bytes(r.add(order), half), second);
                case 2 -> join(first, bytes(s.add(order), half));
                case 3 -> join(first, new byte[half]);
                case 4 -> join(new byte[half], second);
                case 5 -> join(join(new byte[1], first), join(new byte[1], second));
                default -> der(r, s);
            };
        } else if (key.family() == Family.ED25519) {
            BigInteger s = new BigInteger(1, reversed(second));
            return join(first, reversed(bytes(s.add(order), half)));
        } else if (key.family() == Family.RSA) {
            return new BigInteger(1, good).add(order).toByteArray();
        }
        return Arrays.copyOf(good, half);
    }

    private byte[] flipped(byte[] good) {
        byte[] flipped = good.clone();
        flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return flipped;
    }

    private static byte[] padded(byte[] good) {
        return join(new byte[1], good);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        byte[] sequence = join(derInteger(r), derInteger(s));
        byte[] start = sequence.length < 0x80
                ? new byte[] {0x30, (byte) sequence.length}
                : new byte[] {0x30, (byte) 0x81, (byte) sequence.length};
        return join(start, sequence);
    }

    private static byte[] derInteger(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return join(new byte[] {0x02, (byte) bytes.length}, bytes);
    }

    /** The value in so many bytes; the highest are lost if it is longer. */
    private static byte[] bytes(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[length];
        int copied = Math.min(length, signed.length);
        System.arraycopy(signed, signed.length - copied, fixed, length - copied, copied);
        return fixed;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
