package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the HMAC of the JDK. */
class HmacTest {
    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"HS256", "HS384", "HS512"})
    void everyLengthOfKeyAndDataGivesTheMacOfTheJdk(JwsAlgorithm algorithm) throws Exception {
        Random random = new Random(3);
        byte[] data = new byte[301];
        random.nextBytes(data);
        for (int keyLength = algorithm.hashBytes(); keyLength <= 300; keyLength++) {
            byte[] secret = secret(random, keyLength);
            Hmac hmac = new Hmac(algorithm, secret);
            int step = keyLength == 64 || keyLength == 128 ? 1 : 59;
            for (int length = 0; length <= 300; length += step) {
                assertThat(hmac.sign(data, length))
                        .as("key %s, data %s", keyLength, length)
                        .isEqualTo(expected(algorithm, secret, Arrays.copyOf(data, length)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"HS256", "HS384", "HS512"})
    void onlyTheWholeMacMatches(JwsAlgorithm algorithm) {
        Hmac hmac = new Hmac(algorithm, new byte[64]);
        byte[] data = {1, 2, 3, 4};
        byte[] mac = hmac.sign(data, 3);
        assertThat(hmac.matches(data, 3, mac)).isTrue();
        assertThat(hmac.matches(data, 4, mac)).isFalse();
        assertThat(hmac.matches(data, 3, new byte[0])).isFalse();
        assertThat(hmac.matches(data, 3, Arrays.copyOf(mac, mac.length - 1))).isFalse();
        assertThat(hmac.matches(data, 3, Arrays.copyOf(mac, mac.length + 1))).isFalse();
        for (int i = 0; i < mac.length * 8; i++) {
            byte[] other = mac.clone();
            other[i / 8] ^= (byte) (1 << i % 8);
            assertThat(hmac.matches(data, 3, other)).isFalse();
        }
    }

    @Test
    void secretIsCopied() throws Exception {
        byte[] secret = secret(new Random(1), 64);
        Hmac hmac = new Hmac(JwsAlgorithm.HS256, secret);
        byte[] expected = expected(JwsAlgorithm.HS256, secret, new byte[5]);
        Arrays.fill(secret, (byte) 0);
        assertThat(hmac.sign(new byte[5], 5)).isEqualTo(expected);
        assertThat(hmac.provider()).isEqualTo("SUN");
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        byte[] secret = secret(new Random(2), 40);
        Hmac hmac = new Hmac(JwsAlgorithm.HS256, secret);
        List<byte[]> data = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            data.add(new byte[i * 5]);
            expected.add(expected(JwsAlgorithm.HS256, secret, data.get(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> right = IntStream.range(0, 8)
                    .mapToObj(t -> threads.submit(() -> IntStream.range(0, 4_000)
                            .map(i -> (i + t) % 64)
                            .allMatch(i -> Arrays.equals(hmac.sign(data.get(i), data.get(i).length), expected.get(i)))))
                    .toList();
            for (Future<Boolean> result : right) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @ResourceLock("java.security.Security")
    void providerThatCannotCopyAStateGivesTheSameMac() throws Exception {
        byte[] secret = secret(new Random(4), 100);
        byte[] data = secret(new Random(5), 200);
        byte[] expected = expected(JwsAlgorithm.HS256, secret, data);
        Provider provider = new Uncopyable(MessageDigest.getInstance("SHA-256").getProvider());
        Security.insertProviderAt(provider, 1);
        try {
            Hmac hmac = new Hmac(JwsAlgorithm.HS256, secret);
            assertThat(hmac.provider()).isEqualTo("Uncopyable");
            assertThat(hmac.sign(data, data.length)).isEqualTo(expected);
            assertThat(hmac.sign(data, data.length)).isEqualTo(expected);
            assertThat(hmac.matches(data, data.length, expected)).isTrue();
        } finally {
            Security.removeProvider(provider.getName());
        }
    }

    private static byte[] secret(Random random, int length) {
        byte[] secret = new byte[length];
        random.nextBytes(secret);
        return secret;
    }

    private static byte[] expected(JwsAlgorithm algorithm, byte[] secret, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA" + algorithm.hashBytes() * 8);
        mac.init(new SecretKeySpec(secret, "HMAC"));
        return mac.doFinal(data);
    }

    /** SHA-256 as some hardware modules have it: its state stays inside. */
    private static final class Uncopyable extends Provider {
        Uncopyable(Provider inside) {
            super("Uncopyable", "1", "Hashes that cannot be copied");
            putService(new Service(this, "MessageDigest", "SHA-256", Digest.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Digest(inside);
                }
            });
        }
    }

    private static final class Digest extends MessageDigestSpi {
        private final MessageDigest inside;

        Digest(Provider inside) {
            try {
                this.inside = MessageDigest.getInstance("SHA-256", inside);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineUpdate(byte input) {
            inside.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            inside.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return inside.digest();
        }

        @Override
        protected void engineReset() {
            inside.reset();
        }
    }
}
